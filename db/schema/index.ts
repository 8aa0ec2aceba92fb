export * from "./activities";
export * from "./challengers";
export * from "./criteria";
export * from "./imports";
export * from "./leads";
export * from "./money";
export * from "./spend";
export * from "./workspace";
