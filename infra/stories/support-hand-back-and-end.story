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
as arne
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
want 200 grants.0.entries.# 3 "handed back" "ended by the tenant"
DELETE /v1/support-access/sessions/@third
want 404 not_found
