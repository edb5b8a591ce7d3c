export { type SentInTest, type TestDesk, type TestDeskOptions, testHelper, type TestOutcome } from "./test-helper.ts";
