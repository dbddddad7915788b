# An agent hands his login back, and the tenant can end a single one; each is over at once and stands in the register.
tenant muster in Europe/Berlin
owner olga
administrator anna
agent arne
agent beat
as olga
PUT /v1/support-access {"on":true,"period":"1w"}
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
call it first
DELETE /v1/support/sessions/@first
want 204
GET /v1/me
want 401 ended
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
call it second
# Another agent cannot end it: for him it is not there.
as beat
DELETE /v1/support/sessions/@second
want 404 not_found
as arne
DELETE /v1/support/sessions/@second
want 204
# From wherever he hands it back: it was the agent, in that session, and so the tenant reads it.
as olga
GET /v1/settings/history?event=SupportSessionEnded
want 200 entries.# 2 entries.0.subject @second entries.0.by.kind support entries.0.by.session @second entries.0.byName "Anna Muster" entries.0.agentName "Arne Werk" entries.0.by.cause "invoice import fails" entries.1.subject @first entries.1.byName "Anna Muster" entries.1.agentName "Arne Werk"
GET /v1/support-access/sessions/@second/acts
want 200 acts.0.event SupportSessionEnded acts.0.byName "Anna Muster" acts.0.agentName "Arne Werk"
sign in arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-2"}
want 201
call it laptop
as arne
POST /v1/sign-out
want 204
as olga
GET /v1/settings/history?event=SupportSessionEnded
want 200 entries.# 3 entries.0.subject @laptop entries.0.by.kind support entries.0.by.session @laptop entries.0.byName "Anna Muster" entries.0.agentName "Arne Werk"
GET /v1/support-access/sessions/@laptop/acts
want 200 acts.0.event SupportSessionEnded acts.0.agentName "Arne Werk"
sign in arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
call it third
as olga
DELETE /v1/support-access/sessions/@third
want 204
as support
GET /v1/me
want 401 ended
as olga
GET /v1/support-access/register
want 200 grants.0.entries.# 4 "handed back" "ended by the tenant"
DELETE /v1/support-access/sessions/@third
want 404 not_found
