-- temporary: one row a piece of 16 / degrees of freedom: coefficients, highest first, of what gives the quantile of t
create or replace temp table quantiles as
select unnest(from_json($pieces, '[{"piece": "BIGINT", "coefficients": "DOUBLE[]"}]'), recursive := true)
