/** Of fewer people nothing is said by itself, and nothing is measured: it would be about persons, and it would be noise. */
export const LEAST_PEOPLE = 5
