# Two operators who set a tenant's terms at once do not overwrite each other: the second is told, and what he leaves out stays as it is.
tenant muster in Europe/Berlin executives 5 drivers 5
owner olga
operator otto
operator ottilie
as otto
with If-Match 1
PATCH /v1/tenants/@muster {"seats":{"driver":7}}
want 200 seats.driver.bought 7
as ottilie
with If-Match 1
PATCH /v1/tenants/@muster {"seats":{"executive":9}}
want 412 stale
with If-Match anything
PATCH /v1/tenants/@muster {"seats":{"executive":9}}
want 412 stale
GET /v1/tenants/@muster
want 200 seats.driver.bought 7 seats.executive.bought 5
PATCH /v1/tenants/@muster {"seats":{"executive":9}}
want 200 seats.driver.bought 7 seats.executive.bought 9
