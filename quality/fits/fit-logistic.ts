/**
 * Logistic regression by iterated reweighted least squares with a ridge.
 * In: rows, labels, row weights. Out: a bias and a weight for each column, on the columns' own scale. Pure.
 */
export interface Row {
  x: Float64Array
  y: 0 | 1
  weight: number
}

/** Columns that do not vary get the weight 0. */
export function fitLogistic(rows: readonly Row[], ridge = 3): { bias: number; weights: number[] } {
  const width = rows[0]?.x.length ?? 0
  const mean = new Float64Array(width)
  const deviation = new Float64Array(width)
  for (const { x } of rows) for (let k = 0; k < width; k++) mean[k] = (mean[k] ?? 0) + (x[k] ?? 0) / rows.length
  for (const { x } of rows) {
    for (let k = 0; k < width; k++)
      deviation[k] = (deviation[k] ?? 0) + ((x[k] ?? 0) - (mean[k] ?? 0)) ** 2 / rows.length
  }
  for (let k = 0; k < width; k++) deviation[k] = Math.sqrt(deviation[k] ?? 0)
  const size = width + 1
  const b = new Float64Array(size)
  const z = new Float64Array(size).fill(1)
  for (let round = 0; round < 15; round++) {
    const system = Array.from({ length: size }, () => new Float64Array(size + 1))
    for (const row of rows) {
      let sum = b[width] ?? 0
      for (let k = 0; k < width; k++) {
        z[k] = (deviation[k] ?? 0) > 1e-9 ? ((row.x[k] ?? 0) - (mean[k] ?? 0)) / (deviation[k] ?? 1) : 0
        sum += (b[k] ?? 0) * (z[k] ?? 0)
      }
      const p = 1 / (1 + Math.exp(-sum))
      const slope = row.weight * (row.y - p)
      const curve = Math.max(1e-6, row.weight * p * (1 - p))
      for (let i = 0; i < size; i++) {
        const line = system[i]
        if (!line) continue
        line[size] = (line[size] ?? 0) + slope * (z[i] ?? 0)
        for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + curve * (z[i] ?? 0) * (z[j] ?? 0)
      }
    }
    for (let k = 0; k < width; k++) {
      const line = system[k]
      if (!line) continue
      line[k] = (line[k] ?? 0) + ridge
      line[size] = (line[size] ?? 0) - ridge * (b[k] ?? 0)
    }
    const step = solve(system)
    let largest = 0
    for (let i = 0; i < size; i++) {
      b[i] = (b[i] ?? 0) + (step[i] ?? 0)
      largest = Math.max(largest, Math.abs(step[i] ?? 0))
    }
    if (largest < 1e-5) break
  }
  const weights = Array.from({ length: width }, (_, k) =>
    (deviation[k] ?? 0) > 1e-9 ? (b[k] ?? 0) / (deviation[k] ?? 1) : 0,
  )
  const bias = weights.reduce((sum, weight, k) => sum - weight * (mean[k] ?? 0), b[width] ?? 0)
  return { bias, weights }
}

/** Gauss–Jordan with partial pivoting; the last column is the right-hand side. */
function solve(m: Float64Array[]): number[] {
  const n = m.length
  for (let c = 0; c < n; c++) {
    let pivot = c
    for (let r = c + 1; r < n; r++) if (Math.abs(m[r]?.[c] ?? 0) > Math.abs(m[pivot]?.[c] ?? 0)) pivot = r
    const [one, two] = [m[c], m[pivot]]
    if (!one || !two) continue
    m[c] = two
    m[pivot] = one
    for (let r = 0; r < n; r++) {
      const line = m[r]
      if (r === c || !line) continue
      const factor = (line[c] ?? 0) / (two[c] || 1e-12)
      if (factor !== 0) for (let k = c; k <= n; k++) line[k] = (line[k] ?? 0) - factor * (two[k] ?? 0)
    }
  }
  return m.map((line, i) => (line[n] ?? 0) / (line[i] || 1e-12))
}
