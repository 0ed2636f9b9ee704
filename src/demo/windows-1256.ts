/**
 * Text to windows-1256 bytes, for the outlet that never changed its system.
 * In: text. Out: bytes; a character that the code page lacks becomes "?". Touches nothing.
 */
const byteOf = new Map<string, number>()
for (let byte = 0; byte < 256; byte++) byteOf.set(new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte)

export function encodeWindows1256(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text, (char) => byteOf.get(char) ?? 0x3f))
}
