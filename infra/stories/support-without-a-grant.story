# Without a grant support cannot reach a tenant at all, and cannot tell it from one that does not exist.
tenant muster in Europe/Berlin
owner olga
administrator anna
agent arne
as arne
GET /v1/support/tenants
want 200 tenants.# 0
GET /v1/support/tenants/@muster
want 404 no_grant
GET /v1/support/tenants/ten_00000000000000000000000000
want same
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"import of invoices fails","ticket":"S-1"}
want 404 no_grant
POST /v1/support/sessions {"tenant":"nowhere","as":"@anna","reason":"import of invoices fails","ticket":"S-1"}
want same
GET /v1/users/@anna
want 403 forbidden
GET /v1/tenants
want 403 forbidden
