# The summary page says per kind how many licences are bought, used and free, and how many users there are per status.
tenant muster in Europe/Berlin executives 3 drivers 2
owner olga
administrator anna
driver dora
user uwe
as anna
GET /v1/users/summary
want 200 subscription seats licences.0.licence collaborator licences.0.bought null licences.0.used 1 licences.0.free null
see licences.1.licence driver licences.1.bought 2 licences.1.used 1 licences.1.free 1
see licences.2.licence executive licences.2.bought 3 licences.2.used 2 licences.2.free 1
see counts.active 4 counts.invited 3 counts.deactivated 0
POST /v1/users/@dora/deactivate
want 200
GET /v1/users/summary
want 200 licences.1.used 0 licences.1.free 2 counts.active 3 counts.deactivated 1
