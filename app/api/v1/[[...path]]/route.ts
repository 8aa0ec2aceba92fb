import { handleApi } from "@/lib/api/handle";

/** The whole API: lib/api knows its paths and methods. */
export const GET = (request: Request): Promise<Response> => handleApi(request);
export const HEAD = GET;
export const POST = GET;
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
export const OPTIONS = GET;
