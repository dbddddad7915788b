# Only owners and administrators may let support in; nobody else even sees it, and a rule can leave it to owners.
tenant muster in Europe/Berlin
owner olga
administrator anna
executive emil
user uwe
as uwe
GET /v1/support-access
want 403 forbidden
PUT /v1/support-access {"on":true}
want 403 forbidden
GET /v1/support-access/register
want 403 forbidden
GET /v1/me
want 200 no "support-access"
as emil
PUT /v1/support-access {"on":true}
want 403 forbidden
GET /v1/me
want 200 no "support-access"
as anna
GET /v1/me
want 200 "support-access"
PUT /v1/support-access {"on":true,"period":"1d"}
want 200 on true by.id @anna
PATCH /v1/settings {"grantByOwners":true}
want 403 forbidden
as olga
PATCH /v1/settings {"grantByOwners":true}
want 200 grantByOwners true
as anna
PUT /v1/support-access {"on":false}
want 403 forbidden
GET /v1/me
want 200 no "support-access"
as olga
PUT /v1/support-access {"on":false}
want 200 on false
