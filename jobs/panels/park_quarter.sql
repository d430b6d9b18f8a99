-- One row per park in force for the quarter. Parks count in their own area.
select
    a.county_code,
    p.own_area as area_code,
    p.park_id,
    p.name,
    p.recognised_on,
    p.revoked_on,
    p.recognised_on <= t.last_day and (p.revoked_on is null or p.revoked_on > t.last_day) as standing,
    p.recognised_on between t.first_day and t.last_day as new_in_quarter,
    p.park_type,
    p.stars,
    p.land_mu,
    p.floor_area,
    p.workshop_area,
    p.rebuilt_area,
    p.digital,
    p.yearly_output,
    p.delivery_id,
    p.sheet_no,
    p.row_no
from in_force_park p
join ref_area a on a.code = p.own_area
cross join this_quarter t
