/**
 * The problem behind whatever was thrown: of the disk, the database, the queue.
 * In: an error. Out: a coded problem, or undefined for a defect. Touches nothing.
 */
export { storeProblem as expectedProblem } from '../store/store-problem.ts'
