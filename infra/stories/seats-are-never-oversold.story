# A deactivated user uses no seat, and reactivating him must find a free one.
tenant muster in Europe/Berlin executives 2 drivers 1
owner olga
administrator anna
driver dora
user uwe
operator otto
as anna
POST /v1/users/@dora/deactivate
want 200
PATCH /v1/users/@uwe {"licence":"driver"}
want 200
POST /v1/users/@dora/reactivate
want 409 no_seat
GET /v1/users/@dora
want 200 status deactivated
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N","licence":"driver"}
want 409 no_seat errors.0.pointer /licence
no mail to n@muster.example
as otto
PATCH /v1/tenants/@muster {"seats":{"driver":0}}
want 409 seats_in_use errors.0.pointer /seats
PATCH /v1/tenants/@muster {"seats":{"driver":2}}
want 200 seats.driver.bought 2 seats.driver.used 1
as anna
POST /v1/users/@dora/reactivate
want 200
