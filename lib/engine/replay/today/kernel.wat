;; How all leads stand under one draft, sixteen leads at a time. What the columns hold and what comes
;; out is told in sheet.ts; plain.ts does the same in TypeScript. `npm run kernel` assembles this
;; file into kernel-bytes.ts.
(module
  (import "sheet" "memory" (memory 1))

  (func (export "score")
    (param $leads i32)         ;; a multiple of 16
    (param $gates i32)         ;; address of a byte per lead
    (param $fit i32)           ;; address of columns of $leads bytes: a bit per rule, four in each
    (param $tables i32)        ;; 32 bytes per such column: points by the rules that hold
    (param $tablesEnd i32)
    (param $pairs i32)         ;; 12 bytes per two engagement rules: address of 4 bytes per lead with
                               ;; both amounts, points of both, cap; first those that count events
    (param $fading i32)        ;; those that weigh events, in thousandths
    (param $pairsEnd i32)
    (param $fitAtLeast i32)    ;; points
    (param $surely i32)        ;; millipoints from which a lead has enough
    (param $perhaps i32)       ;; millipoints from which it may have enough
    (param $fits i32)          ;; address of 2 bytes per lead, out: points
    (param $engagements i32)   ;; address of 4 bytes per lead, out: millipoints
    (param $meets i32)         ;; address of a bit per lead, out
    (param $doubts i32)        ;; address of a bit per lead, out
    (result i32)               ;; how many leads meet the draft for sure

    (local $lead i32)
    (local $at i32)
    (local $next i32)
    (local $count i32)
    (local $mask i32)
    (local $holding v128)
    (local $low v128)
    (local $high v128)
    (local $points v128)
    (local $cap v128)
    (local $fit0 v128)         ;; 8 leads each
    (local $fit1 v128)
    (local $sum0 v128)         ;; 4 leads each
    (local $sum1 v128)
    (local $sum2 v128)
    (local $sum3 v128)
    (local $fitting v128)      ;; from here on a byte per lead, all bits set where it is so
    (local $sure v128)
    (local $possible v128)
    (local $gate v128)
    (local $open v128)
    (local $more v128)

    (loop $block
      ;; Fit: a byte says which of four rules hold, and swizzle looks up the points of them all, low
      ;; and high byte apart.
      (local.set $fit0 (v128.const i64x2 0 0))
      (local.set $fit1 (v128.const i64x2 0 0))
      (local.set $at (i32.add (local.get $fit) (local.get $lead)))
      (local.set $next (local.get $tables))
      (block $fitDone
        (loop $column
          (br_if $fitDone (i32.eq (local.get $next) (local.get $tablesEnd)))
          (local.set $holding (v128.load (local.get $at)))
          (local.set $low (i8x16.swizzle (v128.load (local.get $next)) (local.get $holding)))
          (local.set $high
            (i8x16.swizzle (v128.load offset=16 (local.get $next)) (local.get $holding)))
          (local.set $fit0 (i16x8.add (local.get $fit0)
            (i8x16.shuffle 0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23
              (local.get $low) (local.get $high))))
          (local.set $fit1 (i16x8.add (local.get $fit1)
            (i8x16.shuffle 8 24 9 25 10 26 11 27 12 28 13 29 14 30 15 31
              (local.get $low) (local.get $high))))
          (local.set $at (i32.add (local.get $at) (local.get $leads)))
          (local.set $next (i32.add (local.get $next) (i32.const 32)))
          (br $column)))

      ;; Engagement: two rules at once, amount times points of both added up, at most their cap.
      (local.set $sum0 (v128.const i64x2 0 0))
      (local.set $sum1 (v128.const i64x2 0 0))
      (local.set $sum2 (v128.const i64x2 0 0))
      (local.set $sum3 (v128.const i64x2 0 0))
      (local.set $next (local.get $pairs))
      (block $engagementDone
        (loop $pair
          ;; So far events were counted: points become millipoints.
          (if (i32.eq (local.get $next) (local.get $fading))
            (then
              (local.set $sum0 (i32x4.mul (local.get $sum0) (i32x4.splat (i32.const 1000))))
              (local.set $sum1 (i32x4.mul (local.get $sum1) (i32x4.splat (i32.const 1000))))
              (local.set $sum2 (i32x4.mul (local.get $sum2) (i32x4.splat (i32.const 1000))))
              (local.set $sum3 (i32x4.mul (local.get $sum3) (i32x4.splat (i32.const 1000))))))
          (br_if $engagementDone (i32.eq (local.get $next) (local.get $pairsEnd)))
          (local.set $at
            (i32.add (i32.load (local.get $next)) (i32.shl (local.get $lead) (i32.const 2))))
          (local.set $points (v128.load32_splat offset=4 (local.get $next)))
          (local.set $cap (v128.load32_splat offset=8 (local.get $next)))
          (local.set $sum0 (i32x4.add (local.get $sum0) (i32x4.min_s (local.get $cap)
            (i32x4.dot_i16x8_s (v128.load (local.get $at)) (local.get $points)))))
          (local.set $sum1 (i32x4.add (local.get $sum1) (i32x4.min_s (local.get $cap)
            (i32x4.dot_i16x8_s (v128.load offset=16 (local.get $at)) (local.get $points)))))
          (local.set $sum2 (i32x4.add (local.get $sum2) (i32x4.min_s (local.get $cap)
            (i32x4.dot_i16x8_s (v128.load offset=32 (local.get $at)) (local.get $points)))))
          (local.set $sum3 (i32x4.add (local.get $sum3) (i32x4.min_s (local.get $cap)
            (i32x4.dot_i16x8_s (v128.load offset=48 (local.get $at)) (local.get $points)))))
          (local.set $next (i32.add (local.get $next) (i32.const 12)))
          (br $pair)))

      (local.set $at (i32.add (local.get $fits) (i32.shl (local.get $lead) (i32.const 1))))
      (v128.store (local.get $at) (local.get $fit0))
      (v128.store offset=16 (local.get $at) (local.get $fit1))
      (local.set $at (i32.add (local.get $engagements) (i32.shl (local.get $lead) (i32.const 2))))
      (v128.store (local.get $at) (local.get $sum0))
      (v128.store offset=16 (local.get $at) (local.get $sum1))
      (v128.store offset=32 (local.get $at) (local.get $sum2))
      (v128.store offset=48 (local.get $at) (local.get $sum3))

      ;; Both thresholds, as bytes.
      (local.set $points (i16x8.splat (local.get $fitAtLeast)))
      (local.set $fitting (i8x16.narrow_i16x8_s
        (i16x8.ge_s (local.get $fit0) (local.get $points))
        (i16x8.ge_s (local.get $fit1) (local.get $points))))
      (local.set $points (i32x4.splat (local.get $surely)))
      (local.set $sure (i8x16.narrow_i16x8_s
        (i16x8.narrow_i32x4_s
          (i32x4.ge_s (local.get $sum0) (local.get $points))
          (i32x4.ge_s (local.get $sum1) (local.get $points)))
        (i16x8.narrow_i32x4_s
          (i32x4.ge_s (local.get $sum2) (local.get $points))
          (i32x4.ge_s (local.get $sum3) (local.get $points)))))
      (local.set $points (i32x4.splat (local.get $perhaps)))
      (local.set $possible (i8x16.narrow_i16x8_s
        (i16x8.narrow_i32x4_s
          (i32x4.ge_s (local.get $sum0) (local.get $points))
          (i32x4.ge_s (local.get $sum1) (local.get $points)))
        (i16x8.narrow_i32x4_s
          (i32x4.ge_s (local.get $sum2) (local.get $points))
          (i32x4.ge_s (local.get $sum3) (local.get $points)))))

      ;; A gate is 1 when open, 2 when a fast track holds, 3 when open and there may be more.
      (local.set $gate (v128.load (i32.add (local.get $gates) (local.get $lead))))
      (local.set $open (i8x16.eq (local.get $gate) (i8x16.splat (i32.const 1))))
      (local.set $more (i8x16.eq (local.get $gate) (i8x16.splat (i32.const 3))))
      (local.set $at (i32.shr_u (local.get $lead) (i32.const 3)))
      (local.set $mask (i8x16.bitmask (v128.or
        (i8x16.eq (local.get $gate) (i8x16.splat (i32.const 2)))
        (v128.and (v128.and (v128.or (local.get $open) (local.get $more)) (local.get $fitting))
          (local.get $sure)))))
      (i32.store16 (i32.add (local.get $meets) (local.get $at)) (local.get $mask))
      (local.set $count (i32.add (local.get $count) (i32.popcnt (local.get $mask))))
      (i32.store16 (i32.add (local.get $doubts) (local.get $at))
        (i8x16.bitmask (v128.and (v128.andnot (local.get $fitting) (local.get $sure))
          (v128.or (local.get $more) (v128.and (local.get $open) (local.get $possible))))))

      (local.set $lead (i32.add (local.get $lead) (i32.const 16)))
      (br_if $block (i32.lt_u (local.get $lead) (local.get $leads))))
    (local.get $count)))
