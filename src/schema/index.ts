export { instrumentSchema, parseInstrument } from "./instrumentSchema.js";
export type { InstrumentIssueCode } from "./instrumentSchema.js";
export { responseJsonSchema } from "./responseJsonSchema.js";
export type { JsonSchema } from "./responseJsonSchema.js";
export { responseSchema } from "./responseSchema.js";
export type { ResponseInputOf, ResponseKind, ResponseSchemaOptions } from "./responseSchema.js";
