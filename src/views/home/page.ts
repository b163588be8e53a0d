/** The first items of a list, and how many there are in all. */
export interface Page<T> {
  shown: readonly T[];
  total: number;
}
