import { expect, it } from "vitest";
import { RequestLog } from "../../src/emulator/request-log.js";

const status = {
  endpoint: "status",
  method: "GET",
  path: "/",
  headers: {},
  authorized: true,
  createdJob: false,
} as const;

it("keeps the latest 50,000 requests", () => {
  const log = new RequestLog();
  for (let count = 0; count < 50_010; count++) log.add(status);
  expect(log.count()).toBe(50_000);
  expect(log.all[0]?.n).toBe(11);
});

it("keeps 64 MiB of bodies, the latest ones", () => {
  const log = new RequestLog();
  const mebibyte = 1024 * 1024;
  for (let count = 0; count < 10; count++) log.keepBody(log.add(status), "body", 10 * mebibyte);
  expect(log.all.map(({ n }) => n)).toEqual([5, 6, 7, 8, 9, 10]);
  log.add(status);
  expect(log.count()).toBe(7);
});

it("hands out copies", () => {
  const log = new RequestLog();
  const before = log.all;
  log.add(status);
  expect(before).toEqual([]);
});
