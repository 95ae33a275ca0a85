/**
 * How many tasks of the surface may run at the same time, over all customers (`sml.task.max`, rest-surfaces 3.6). Kept by whoever puts
 * the surface together.
 */
export interface RunSlots {
  /**
   * Starts a task if fewer than so many run, atomically: of many that start at the same time no more than that get through, on however
   * many servers.
   *
   * @param start after it the task waits in a queue or runs, which keeps its slot taken until that ends, whoever ends it
   * @returns what `start` gave; undefined when all slots are taken, and it was not called
   */
  during<Result>(task: string, limit: number, start: () => Promise<Result>): Promise<Result | undefined>;
}
