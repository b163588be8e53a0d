const oldest = { major: 22, minor: 18 };

/** Why this Node cannot run Streamly, in words; null where it can. The database's driver and type stripping need it. */
export function oldNodeWords(version: string): string | null {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return null;
  return `Streamly needs Node ${oldest.major}.${oldest.minor} or newer; this is ${version}. Start it with npm start: where it can, npm ci brings a fitting one.`;
}
