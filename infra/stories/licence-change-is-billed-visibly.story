# What another licence would mean is said before it is saved: seats, money, demotion.
tenant muster in Europe/Berlin executives 2 drivers 1
owner olga
administrator anna
driver dora
user uwe
operator otto
as anna
GET /v1/users/@uwe/licence?to=driver
want 200 from collaborator to driver subscription seats free 0 refused true demotion false amount null
GET /v1/users/@anna/licence?to=driver
want 200 demotion true
PATCH /v1/users/@uwe {"licence":"driver"}
want 409 no_seat errors.0.pointer /licence "No driver seat is free"
as otto
PATCH /v1/tenants/@muster {"subscription":"metered","prices":{"currency":"EUR","driver":1000,"executive":3000}}
want 200 subscription metered
as anna
GET /v1/users/@uwe/licence?to=driver
want 200 subscription metered free null refused false amount.currency EUR amount.minor 968
# What is bought is paid for: a seat of it costs nothing more, and giving it up saves nothing.
as otto
PATCH /v1/tenants/@muster {"seats":{"driver":2,"executive":2}}
want 200
as anna
GET /v1/users/@uwe/licence?to=driver
want 200 subscription metered amount.minor 0
GET /v1/users/@dora/licence?to=collaborator
want 200 subscription metered amount.minor 0
as otto
PATCH /v1/tenants/@muster {"subscription":"seats"}
want 200
as anna
GET /v1/users/@uwe/licence?to=driver
want 200 subscription seats free 1 refused false amount null
as otto
PATCH /v1/tenants/@muster {"subscription":"metered"}
want 200
as anna
PATCH /v1/users/@uwe {"licence":"driver"}
want 200 licence driver
GET /v1/users/summary
want 200 licences.1.used 2
