import type { SchemaError } from '../schema-error.js'

/** ajv's judgement of a policy: false, and `errors` filled, when it does not follow the schema. */
declare const validate: ((data: unknown) => boolean) & { errors?: SchemaError[] | null }
export = validate
