// Says clearly when Node is missing what Siyaq needs. In: process.versions. Out: exit code 1 with a message in both languages.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Siyaq needs Node.js 20.19 or later; this is ${process.versions.node}.\nيحتاج سياق إلى Node.js 20.19 أو أحدث، وهذا ${process.versions.node}.\n`,
  )
  process.exit(1)
}
