# Support may deactivate several users at once, but no administrator among them, and may neither reactivate nor invite any.
tenant muster in Europe/Berlin
owner olga
administrator anna
administrator adam
agent arne
user uwe
user ursel
as olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200
POST /v1/users/@ursel/deactivate
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
POST /v1/users/batch {"do":"invite","users":["@uwe"]}
want 403 forbidden
POST /v1/users/batch {"do":"reactivate","users":["@ursel"]}
want 403 forbidden
POST /v1/users/batch {"do":"deactivate","users":["@uwe","@adam","@olga","@anna"]}
want 202 state done done 4 skipped 3
call it work
GET /v1/jobs/@work
want 200 "not_for_support" no "owners_only"
as olga
GET /v1/users/@uwe
want 200 status deactivated
GET /v1/users/@uwe/history
want 200 entries.0.agentName "Arne Werk" entries.0.byName "Anna Muster"
GET /v1/users/@adam
want 200 status active
