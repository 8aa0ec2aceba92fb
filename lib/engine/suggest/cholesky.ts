/** Symmetric positive definite systems; matrices lie row by row and use the lower triangle. */

/** What a pivot may lose to the ones before it and still count as more than rounding. */
const LEAST_PIVOT = 1e-12;

/**
 * Replaces the lower triangle by L with L·Lᵀ = matrix. False when the matrix is not positive
 * definite to working precision; then its content is spoilt.
 */
export function choleskyInPlace(matrix: Float64Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    const diagonal = matrix[i * size + i] ?? 0;
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) {
        sum -= (matrix[i * size + k] ?? 0) * (matrix[j * size + k] ?? 0);
      }
      if (j < i) {
        matrix[i * size + j] = sum / (matrix[j * size + j] ?? 1);
      } else {
        if (!(sum > LEAST_PIVOT * diagonal)) return false;
        matrix[i * size + i] = Math.sqrt(sum);
      }
    }
  }
  return true;
}

/** x with L·Lᵀ·x = right; the right side is kept. */
export function solveCholesky(lower: Float64Array, size: number, right: Float64Array) {
  const x = right.slice();
  for (let i = 0; i < size; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (lower[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (lower[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  return x;
}

/** The diagonal of (L·Lᵀ)⁻¹: the sums of squares of the columns of L⁻¹. */
export function inverseDiagonal(lower: Float64Array, size: number): Float64Array {
  const diagonal = new Float64Array(size);
  const column = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    let squares = 0;
    for (let i = j; i < size; i++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum -= (lower[i * size + k] ?? 0) * (column[k] ?? 0);
      const value = sum / (lower[i * size + i] ?? 1);
      column[i] = value;
      squares += value * value;
    }
    diagonal[j] = squares;
  }
  return diagonal;
}
