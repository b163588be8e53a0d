const oldest = { major: 22, minor: 18 };

/** Ends the process, in words, where Node is older than the database's driver and the type stripping need. */
export function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return;
  console.error(
    `Streamly needs Node ${oldest.major}.${oldest.minor} or newer; this is ${version}. Start it with npm start: where it can, npm ci brings a fitting one.`,
  );
  process.exit(1);
}
