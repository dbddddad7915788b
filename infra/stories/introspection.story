# The vendor's product learns person, agent, seconds left and why not, by the same rule as every request.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
agent arne
service key
as olga
introspect uwe
want 200 active true user @uwe tenant @muster version 1 licence collaborator secondsLeft 28800
see administrator null agent null
introspect anna
want 200 administrator true licence executive
introspect "cfs_nonsense"
want 200 active false why unknown user null
PUT /v1/support-access {"on":true,"period":"1d"}
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
introspect support
want 200 active true user @anna agent @arne secondsLeft 900 "gra_"
as olga
PUT /v1/support-access {"on":false}
want 200
introspect support
want 200 active false why grant
as uwe
POST /v1/sign-out
want 204
introspect uwe
want 200 active false why session
