// Package sam plays the product under sam local: SAM's own build, SAM's gateway, the Lambda runtime in containers, a DynamoDB
// engine and a mailbox in containers beside them. `make sam-local-test` prepares the machine (test.sh) and runs it.
//
// The rule it keeps: nothing is replaced that SAM has. What SAM lacks (schedules, streams, rules, tables) is done by hand as a
// person would: the table is made, and each job is invoked with its event of infra/events, whose `time` plays any day.
//
// Helpers, one per kind of step: up (everything runs), invoke (one function, one event), at (an event at another instant), admit (an
// invitation followed), caller.do (one request), mail (a letter in the mailbox), tell (a history entry handed on), heard (what the bus
// got).
package sam
