// Begins a transaction that writes to the file it is given, as a process beside the server.
import { DatabaseSync } from "node:sqlite";

const database = new DatabaseSync(process.argv[2] ?? "", { timeout: 100 });
try {
  database.exec("begin immediate");
  process.stdout.write("begun");
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error));
}
