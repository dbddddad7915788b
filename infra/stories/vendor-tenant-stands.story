# The vendor's own tenant can be neither suspended nor closed, and its rights are given there alone, by its owners.
tenant muster in Europe/Berlin
owner olga
user uwe
operator otto
agent arne
as otto
POST /v1/tenants/@werk/suspend
want 409 vendor_tenant
POST /v1/tenants/@werk/close
want 409 vendor_tenant
as olga
PATCH /v1/users/@uwe {"agent":true}
want 409 vendor_rights
PATCH /v1/users/@uwe {"operator":true}
want 409 vendor_rights
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N","operator":true}
want 409 vendor_rights
as vera
PATCH /v1/users/@arne {"operator":true}
want 200 operator true
