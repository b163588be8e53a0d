/**
 * For properties over whole forms: reducing a counterexample of 90 fields takes many minutes, and the violation
 * that it shows already names its place.
 */
export const withoutShrinking = { endOnFailure: true } as const;
