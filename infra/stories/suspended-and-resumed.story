# A suspended tenant is out at once, support too; resuming lets everybody in again and revives no session, link or grant.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
agent arne
operator otto
as olga
PUT /v1/support-access {"on":true,"period":"unlimited"}
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
as uwe
GET /v1/me
want 200
as otto
POST /v1/tenants/@muster/suspend
want 200 status suspended supportAccess false
POST /v1/tenants/@muster/suspend
want 409 tenant_not_active
as uwe
GET /v1/me
want 401 ended why suspended
as support
GET /v1/me
want 401 ended
sign in uwe
want 403 suspended
sign in uwe with "not the right one"
want 401 wrong_credentials
mail to olga is tenant-suspended
mail to anna is tenant-suspended
as otto
POST /v1/tenants/@muster/resume
want 200 status active
POST /v1/tenants/@muster/resume
want 409 tenant_active
as uwe
GET /v1/me
want 401 ended why suspended
as support
GET /v1/me
want 401 ended
sign in uwe
want 200
sign in olga
GET /v1/support-access
want 200 on false
GET /v1/support-access/register
want 200 grants.0.why suspended
event TenantSuspended @muster
event TenantResumed @muster
