# An edit while access runs keeps it running under the new end; one that comes within the last second, or later, opens a new one.
tenant muster in Europe/Berlin
owner olga
administrator anna
agent arne
as olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200
wait 23h55m
sign in arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201 limit 2026-03-03T08:00:00Z
sign in olga
PUT /v1/support-access {"on":true,"period":"1w"}
want 200 ends 2026-03-10T07:55:00Z
mail to anna is support-changed
mail to anna contains "3 March 2026" "10 March 2026"
at 2026-03-03T08:05:00Z
as support
GET /v1/me
want 200 support.grantEnds 2026-03-10T07:55:00Z support.grantPeriod 1w
# An earlier end counts at once, too.
as olga
with If-Match off
PUT /v1/support-access {"on":true,"period":"1d"}
want 412 stale
PUT /v1/support-access {"on":true,"period":"1d"}
want 200 ends 2026-03-04T08:05:00Z
GET /v1/support-access/register
want 200 grants.# 1
at 2026-03-04T08:04:59.500Z
sign in olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200 started 2026-03-04T08:04:59.5Z ends 2026-03-05T08:05:00Z
GET /v1/support-access/register
want 200 grants.# 2
as support
GET /v1/me
want 401 ended
