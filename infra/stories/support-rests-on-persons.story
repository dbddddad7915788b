# A support login dies with the agent's or the administrator's standing or rights, and does not come back with them.
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
as olga
POST /v1/users/@anna/deactivate
want 200
as support
GET /v1/me
want 401 ended why deactivated
as olga
POST /v1/users/@anna/reactivate
want 200
as support
GET /v1/me
want 401 ended why deactivated
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
as olga
PATCH /v1/users/@anna {"administrator":false}
want 200
PATCH /v1/users/@anna {"administrator":true}
want 200
as support
GET /v1/me
want 401 ended
as beat
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
as vera
PATCH /v1/users/@beat {"agent":false}
want 200
PATCH /v1/users/@beat {"agent":true}
want 200
as support
GET /v1/me
want 401 ended
as vera
POST /v1/users/@arne/deactivate
want 200
as arne
GET /v1/support/tenants
want 401 ended why deactivated
