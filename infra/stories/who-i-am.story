# A caller learns in one answer who he is, what he may do, where the product is, and what his menus need to know.
tenant muster in Europe/Berlin drivers 2 executives 3
owner olga
administrator anna
driver dora
user uwe
agent arne
tenant zahlt in Europe/Vienna subscription metered product https://zahlt.example/app
owner zora
as uwe
GET /v1/me
want 200 user.name "Uwe Muster" vendor false product.name Werkbank product.url https://werk.example seats null owner false brakeWaitingSince null
as anna
GET /v1/me
want 200 seats.subscription seats seats.licences.1.licence driver seats.licences.1.bought 2 seats.licences.1.used 1 seats.licences.1.free 1 seats.licences.2.free 1 seats.licences.0.free null
as zora
GET /v1/me
want 200 owner true product.url https://zahlt.example/app seats.subscription metered seats.licences.2.licence executive seats.licences.2.free null seats.licences.2.used 1
as arne
GET /v1/me
want 200 vendor true seats null
# In a support session it is the tenant's menus that are shown.
as olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
GET /v1/me
want 200 vendor false seats.licences.1.free 1 support.agent.name "Arne Werk" user.name "Anna Muster"
