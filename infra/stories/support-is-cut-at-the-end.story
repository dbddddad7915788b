# Support gets in only while the tenant allows it, and is cut off at the end, to the millisecond, with its login.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
agent arne
service key
as olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200 ends 2026-03-03T08:00:00Z
wait 23h50m
as arne
sign in arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201 ends 2026-03-03T08:00:00Z limit 2026-03-03T08:00:00Z
PATCH /v1/users/@uwe {"department":"A"}
want 200
at 2026-03-03T07:59:58.900Z
GET /v1/users
want 200
PATCH /v1/users/@uwe {"department":"B"}
want 200
# Changes end a second earlier, so that none is written after the end.
at 2026-03-03T07:59:59Z
PATCH /v1/users/@uwe {"department":"C"}
want 401 ended why grant
introspect support
want 200 active true user @anna agent @arne secondsLeft 1
at 2026-03-03T07:59:59.999Z
GET /v1/me
want 200 secondsLeft 0
introspect support
want 200 active true
forget mails
at 2026-03-03T08:00:00Z
GET /v1/me
want 401 ended why grant
introspect support
want 200 active false why grant
POST /v1/users/@uwe/deactivate
want 401 ended why grant
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 404 no_grant
GET /v1/support/tenants
want 200 tenants.# 0
# Ended is recorded and told, also when nobody asks.
at 2026-03-03T08:02:00Z
mail to olga is support-ended
mail to anna is support-ended
event SupportAccessEnded @muster
sign in olga
GET /v1/support-access
want 200 on false
GET /v1/support-access/register
want 200 grants.# 1 grants.0.why expired grants.0.ended 2026-03-03T08:00:00Z grants.0.entries.# 1 grants.0.entries.0.agentName "Arne Werk" grants.0.entries.0.why "grant expired" grants.0.entries.0.end 2026-03-03T08:00:00Z
GET /v1/settings/history
want 200 "SupportAccessEnded"
GET /v1/users/@uwe
want 200 department B
