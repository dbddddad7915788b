# A heartbeat says whether access holds and for how long, and is never use: a session that has nothing else ends.
tenant muster in Europe/Berlin
owner olga
administrator anna
agent arne
as nobody
GET /v1/heartbeat
want 401 unauthenticated
as olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200
GET /v1/heartbeat
want 204 header Curfew-Access-Ends 28800
wait 7h
GET /v1/heartbeat
want 204 header Curfew-Access-Ends 3600
wait 59m59s
GET /v1/heartbeat
want 204 header Curfew-Access-Ends 1
wait 1s
GET /v1/heartbeat
want 401 ended why session ended 2026-03-02T16:00:00Z
# An agent's ends after 15 minutes without use, whatever his console asks in between.
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
wait 14m
GET /v1/heartbeat
want 204 header Curfew-Access-Ends 60
wait 1m
GET /v1/heartbeat
want 401 ended why session ended 2026-03-02T16:15:00Z
# When it was the grant that ended, the answer says since when, whether it ran out, was cut off, or is swept away.
at 2026-03-03T07:59:00Z
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 401 ended
sign in arne
want 200
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
jobs off
wait 1m
GET /v1/heartbeat
want 401 ended why grant ended 2026-03-03T08:00:00Z
wait 10m
sweep
GET /v1/heartbeat
want 401 ended why grant ended 2026-03-03T08:00:00Z
jobs on
sign in olga
want 200
PUT /v1/support-access {"on":true,"period":"unlimited"}
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
wait 5m
as olga
PUT /v1/support-access {"on":false}
want 200
wait 1m
as support
GET /v1/heartbeat
want 401 ended why grant ended 2026-03-03T08:15:00Z
# A person who was locked out is told why and since when.
user uwe
sign in uwe
want 200
as olga
POST /v1/users/@uwe/deactivate
want 200
as uwe
GET /v1/heartbeat
want 401 ended why deactivated ended 2026-03-03T08:16:00Z
