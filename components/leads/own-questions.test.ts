import { expect, test } from "vitest";
import { OwnQuestions } from "./own-questions";

test("an answer to what was typed is no news, whatever was typed and asked meanwhile", () => {
  const questions = new OwnQuestions();
  questions.ask("fa");
  questions.ask("fair");
  expect(questions.isNews("fa")).toBe(false);
  questions.ask("fairbank");
  expect(questions.isWaiting).toBe(true);
  expect(questions.isNews("fairbank")).toBe(false);
  expect(questions.isWaiting).toBe(false);
  // By now it can only be the way back.
  expect(questions.isNews("fair")).toBe(true);
});

test("a text from elsewhere is news, and ends what was asked before", () => {
  const questions = new OwnQuestions();
  questions.ask("fa");
  expect(questions.isNews("")).toBe(true);
  expect(questions.isNews("fa")).toBe(true);
});
