/** A thread that copies the write-ahead log, which takes long when the disk is busy: nobody waits for it. */
import { workerData } from "node:worker_threads";
import { collectGarbage } from "../../kit/index.ts";
import { keepLogShort } from "./keep-log-short.ts";

keepLogShort((workerData as { file: string }).file);
collectGarbage();
