# Whether the ended grant's row is still there or already swept away, everybody gets the same answers.
tenant muster in Europe/Berlin
owner olga
administrator anna
agent arne
as olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200
wait 23h59m
sign in arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
jobs off
wait 2m
GET /v1/me
want 401 ended why grant
sweep
GET /v1/me
want same
# What is owed at the end outlives the row.
jobs on
wait 2m
mail to olga is support-ended
sign in olga
GET /v1/support-access/register
want 200 grants.0.why expired grants.0.ended 2026-03-03T08:00:00Z grants.0.entries.0.end 2026-03-03T08:00:00Z
PUT /v1/support-access {"on":true,"period":"1d"}
want 200 on true
as support
GET /v1/me
want 401 ended why grant
