import * as z from 'zod'

/*
 * Imported wherever zod is, because it has to come before the first schema. By itself zod writes code for the shape of an object when its
 * schema is made, and tries whether it may; a runtime that forbids code from strings reports the attempt.
 */
z.config({ jitless: true })
