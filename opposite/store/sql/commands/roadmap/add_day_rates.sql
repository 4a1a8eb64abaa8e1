-- the day rates of an organisation as somebody set them; without a currency they were taken back
insert into day_rates (id, organisation_id, currency, rates, set_by, set_at)
values ($id, $organisation_id, $currency, $rates, $set_by, $now)
