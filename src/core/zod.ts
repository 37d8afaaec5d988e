import * as z from 'zod'

/*
 * zod as every schema here takes it. By itself it writes code for the shape of an object when the schema is made, and tries whether it may;
 * a runtime that forbids code from strings reports the attempt. So that is switched off before the first schema.
 */
z.config({ jitless: true })

export { z }
