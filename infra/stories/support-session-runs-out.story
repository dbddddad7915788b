# A support login that ends by itself stands in the register with its own end, whatever becomes of the grant later.
tenant muster in Europe/Berlin
owner olga
administrator anna
agent arne
as olga
PUT /v1/support-access {"on":true,"period":"4m"}
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
call it first
wait 5m
GET /v1/me
want 200
# Used five minutes in, it is not over after a quarter of an hour from the beginning.
wait 14m
as olga
GET /v1/support-access/register
want 200 grants.0.entries.# 1 no "unused"
wait 2m
GET /v1/support-access/register
want 200 grants.0.entries.# 1 grants.0.entries.0.end 2026-03-02T08:20:00Z grants.0.entries.0.why unused
GET /v1/settings/history?event=SupportSessionEnded
want 200 entries.# 1 entries.0.subject @first entries.0.by.kind system entries.0.agentName "Arne Werk" entries.0.changes.0.new 2026-03-02T08:20:00Z entries.0.changes.1.new unused
event SupportSessionEnded @first
# Handing back what is over does not move its end, whether it was recorded yet or not.
sign in arne
DELETE /v1/support/sessions/@first
want 204
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-2"}
want 201 ends 2026-03-02T08:36:00Z
call it second
jobs off
wait 16m
as arne
DELETE /v1/support/sessions/@second
want 204
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-3"}
want 201 ends 2026-03-02T08:52:00Z
# Nor does TTL's broom come before it stands there, or the end of the grant.
wait 72h
sweep
jobs on
wait 1m
sign in olga
GET /v1/support-access/register
want 200 grants.0.entries.# 3 grants.0.entries.0.end 2026-03-02T08:20:00Z grants.0.entries.1.end 2026-03-02T08:36:00Z grants.0.entries.1.why unused grants.0.entries.2.end 2026-03-02T08:52:00Z grants.0.entries.2.why unused
sign in arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-4"}
want 201 ends 2026-03-05T08:53:00Z
jobs off
wait 20m
as olga
PUT /v1/support-access {"on":false}
want 200
GET /v1/support-access/register
want 200 grants.0.why off grants.0.ended 2026-03-05T08:58:00Z grants.0.entries.# 4 grants.0.entries.0.end 2026-03-02T08:20:00Z grants.0.entries.0.why unused grants.0.entries.3.end 2026-03-05T08:53:00Z grants.0.entries.3.why unused
jobs on
wait 72h
sign in olga
GET /v1/support-access/register
want 200 grants.0.entries.0.end 2026-03-02T08:20:00Z grants.0.entries.0.why unused grants.0.entries.3.end 2026-03-05T08:53:00Z grants.0.entries.3.why unused
GET /v1/settings/history?event=SupportSessionEnded
want 200 entries.# 4
