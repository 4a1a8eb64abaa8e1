create sequence ids start 25;
CREATE TABLE "access"(id BIGINT PRIMARY KEY, who VARCHAR NOT NULL, "role" VARCHAR NOT NULL, organisation_id BIGINT, granted_at TIMESTAMP NOT NULL, revoked_at TIMESTAMP);
CREATE TABLE agreed_plans(plan BIGINT NOT NULL, organisation_id BIGINT NOT NULL, framework_id VARCHAR NOT NULL, initiative_id VARCHAR NOT NULL, start_date DATE NOT NULL, finish_date DATE NOT NULL, agreed_at TIMESTAMP NOT NULL);
CREATE TABLE answer_history(assessment_id BIGINT NOT NULL, group_id VARCHAR NOT NULL, respondent_id BIGINT NOT NULL, question_id VARCHAR NOT NULL, state VARCHAR, "level" DOUBLE, importance DOUBLE, evidence VARCHAR, note VARCHAR, reason VARCHAR, answered_at TIMESTAMP NOT NULL, replaced_at TIMESTAMP NOT NULL);
CREATE TABLE answers(assessment_id BIGINT NOT NULL, group_id VARCHAR NOT NULL, respondent_id BIGINT NOT NULL, question_id VARCHAR NOT NULL, state VARCHAR, "level" DOUBLE, importance DOUBLE, evidence VARCHAR, note VARCHAR, reason VARCHAR, answered_at TIMESTAMP NOT NULL);
CREATE TABLE assessments(id BIGINT PRIMARY KEY, organisation_id BIGINT NOT NULL, framework_hash VARCHAR NOT NULL, framework_id VARCHAR NOT NULL, framework_major VARCHAR NOT NULL, wave VARCHAR NOT NULL, wave_order VARCHAR NOT NULL, wave_date DATE NOT NULL, profile VARCHAR NOT NULL, self_assessment BOOLEAN NOT NULL, attributed BOOLEAN NOT NULL, min_group_n INTEGER NOT NULL, targets VARCHAR NOT NULL, scoring_version VARCHAR NOT NULL, revision BIGINT NOT NULL, created_at TIMESTAMP NOT NULL, last_activity TIMESTAMP NOT NULL, closed_at TIMESTAMP, invited BOOLEAN DEFAULT(false), due_on DATE, grows BOOLEAN DEFAULT(false), erase_on DATE);
CREATE TABLE benchmark_exports(id BIGINT PRIMARY KEY, framework_id VARCHAR NOT NULL, questions VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL);
CREATE TABLE benchmark_members(export_id BIGINT NOT NULL, member VARCHAR NOT NULL, questions VARCHAR NOT NULL);
CREATE TABLE benchmarks(id BIGINT PRIMARY KEY, digest VARCHAR NOT NULL, "document" VARCHAR NOT NULL, added_at TIMESTAMP NOT NULL);
CREATE TABLE consensus(id BIGINT PRIMARY KEY, assessment_id BIGINT NOT NULL, question_id VARCHAR NOT NULL, "level" DOUBLE, decided_on DATE NOT NULL, decided_by VARCHAR NOT NULL, note VARCHAR, recorded_at TIMESTAMP NOT NULL);
CREATE TABLE day_rates(id BIGINT PRIMARY KEY, organisation_id BIGINT NOT NULL, currency VARCHAR, rates VARCHAR NOT NULL, set_by VARCHAR, set_at TIMESTAMP NOT NULL);
CREATE TABLE frameworks(hash VARCHAR PRIMARY KEY, id VARCHAR NOT NULL, "version" VARCHAR NOT NULL, title VARCHAR NOT NULL, "document" VARCHAR NOT NULL, added_at TIMESTAMP NOT NULL);
CREATE TABLE imported_before(import_id BIGINT NOT NULL, stood VARCHAR NOT NULL, assessment_id BIGINT NOT NULL, group_id VARCHAR NOT NULL, respondent_id BIGINT NOT NULL, question_id VARCHAR NOT NULL, state VARCHAR, "level" DOUBLE, importance DOUBLE, evidence VARCHAR, note VARCHAR, reason VARCHAR, answered_at TIMESTAMP, replaced_at TIMESTAMP);
CREATE TABLE imported_people(import_id BIGINT NOT NULL, assessment_id BIGINT NOT NULL, respondent_id BIGINT NOT NULL, made BOOLEAN NOT NULL, waiting BOOLEAN, batch INTEGER, taken BOOLEAN, finished_at TIMESTAMP);
CREATE TABLE imported_waves(import_id BIGINT NOT NULL, assessment_id BIGINT NOT NULL, organisation_id BIGINT NOT NULL, of_organisation BIGINT NOT NULL, organisation VARCHAR NOT NULL, made BOOLEAN NOT NULL, made_organisation BOOLEAN NOT NULL, wave VARCHAR NOT NULL, wave_date DATE NOT NULL, closed_at TIMESTAMP, targets VARCHAR NOT NULL, targets_set BIGINT NOT NULL, revision BIGINT NOT NULL, people BIGINT NOT NULL, people_print VARCHAR NOT NULL, answers BIGINT NOT NULL, answers_print VARCHAR NOT NULL, date_before DATE, revision_before BIGINT, activity_before TIMESTAMP);
CREATE TABLE imports(id BIGINT PRIMARY KEY, file_name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, "source" VARCHAR NOT NULL, people VARCHAR, tool VARCHAR, form VARCHAR NOT NULL, "encoding" VARCHAR, framework_hash VARCHAR NOT NULL, framework_id VARCHAR NOT NULL, framework_version VARCHAR NOT NULL, framework_added BOOLEAN NOT NULL, attributed BOOLEAN NOT NULL, rows_read BIGINT NOT NULL, answers_stored BIGINT NOT NULL, answers_replaced BIGINT NOT NULL, rows_skipped BIGINT NOT NULL, new_organisations BIGINT NOT NULL, new_waves BIGINT NOT NULL, new_respondents BIGINT NOT NULL, waves BIGINT NOT NULL, imported_by VARCHAR, imported_at TIMESTAMP NOT NULL, undone_by VARCHAR, undone_at TIMESTAMP);
CREATE TABLE initiative_assumptions(id BIGINT PRIMARY KEY, organisation_id BIGINT NOT NULL, framework_id VARCHAR NOT NULL, initiative_id VARCHAR NOT NULL, "statement" VARCHAR NOT NULL, test VARCHAR, test_on DATE, result VARCHAR NOT NULL, note VARCHAR, recorded_at TIMESTAMP NOT NULL, replaces BIGINT, ended_at TIMESTAMP);
CREATE TABLE initiative_estimates(id BIGINT PRIMARY KEY, organisation_id BIGINT NOT NULL, framework_id VARCHAR NOT NULL, initiative_id VARCHAR NOT NULL, "owner" VARCHAR, effort_days DOUBLE, weeks_low DOUBLE, weeks_likely DOUBLE, weeks_high DOUBLE, cost_low DOUBLE, cost_likely DOUBLE, cost_high DOUBLE, confidence DOUBLE, set_by VARCHAR, set_at TIMESTAMP NOT NULL);
CREATE TABLE initiative_progress(organisation_id BIGINT NOT NULL, framework_id VARCHAR NOT NULL, initiative_id VARCHAR NOT NULL, status VARCHAR NOT NULL, "owner" VARCHAR, start_date DATE, finish_date DATE, baseline DOUBLE, "target" DOUBLE, agreed_in BIGINT, updated_at TIMESTAMP NOT NULL);
CREATE TABLE initiative_progress_history(organisation_id BIGINT NOT NULL, framework_id VARCHAR NOT NULL, initiative_id VARCHAR NOT NULL, status VARCHAR NOT NULL, "owner" VARCHAR, start_date DATE, finish_date DATE, baseline DOUBLE, "target" DOUBLE, agreed_in BIGINT, updated_at TIMESTAMP NOT NULL, replaced_at TIMESTAMP NOT NULL);
CREATE TABLE initiative_readings(id BIGINT PRIMARY KEY, organisation_id BIGINT NOT NULL, framework_id VARCHAR NOT NULL, initiative_id VARCHAR NOT NULL, read_on DATE NOT NULL, "value" DOUBLE NOT NULL, note VARCHAR, recorded_at TIMESTAMP NOT NULL, replaces BIGINT, ended_at TIMESTAMP);
CREATE TABLE initiative_reviews(id BIGINT PRIMARY KEY, organisation_id BIGINT NOT NULL, framework_id VARCHAR NOT NULL, initiative_id VARCHAR NOT NULL, held_on DATE NOT NULL, decision VARCHAR NOT NULL, note VARCHAR, recorded_at TIMESTAMP NOT NULL, replaces BIGINT, ended_at TIMESTAMP);
CREATE TABLE invitations(assessment_id BIGINT NOT NULL, group_id VARCHAR NOT NULL, people INTEGER NOT NULL, updated_at TIMESTAMP NOT NULL);
CREATE TABLE kept_mappings(kept_by VARCHAR, "name" VARCHAR, "document" VARCHAR NOT NULL, kept_at TIMESTAMP NOT NULL, PRIMARY KEY(kept_by, "name"));
CREATE TABLE links(token_hash VARCHAR PRIMARY KEY, assessment_id BIGINT NOT NULL, group_id VARCHAR, respondent_id BIGINT, created_at TIMESTAMP NOT NULL, expires_at TIMESTAMP, revoked_at TIMESTAMP, for_one BOOLEAN DEFAULT(false));
CREATE TABLE log_state(in_use BOOLEAN NOT NULL, since TIMESTAMP NOT NULL, traces BOOLEAN NOT NULL);
CREATE TABLE meta("key" VARCHAR PRIMARY KEY, "value" VARCHAR NOT NULL);
CREATE TABLE organisations(id BIGINT PRIMARY KEY, "name" VARCHAR NOT NULL UNIQUE, sector VARCHAR, size VARCHAR, tags VARCHAR, "sample" BOOLEAN NOT NULL, created_at TIMESTAMP NOT NULL, fiscal_year_start INTEGER, people BIGINT, country VARCHAR, note VARCHAR, archived_at TIMESTAMP);
CREATE TABLE respondents(id BIGINT PRIMARY KEY, assessment_id BIGINT NOT NULL, group_id VARCHAR NOT NULL, "label" VARCHAR, created_at TIMESTAMP NOT NULL, finished_at TIMESTAMP, waiting BOOLEAN DEFAULT(false), batch INTEGER DEFAULT(0), taken BOOLEAN DEFAULT(false));
CREATE TABLE scenarios(id BIGINT PRIMARY KEY, organisation_id BIGINT NOT NULL, framework_id VARCHAR NOT NULL, "name" VARCHAR NOT NULL, "options" VARCHAR NOT NULL, saved_at TIMESTAMP NOT NULL, ended_at TIMESTAMP);
CREATE TABLE scores(assessment_id BIGINT NOT NULL, revision BIGINT NOT NULL, scoring_version VARCHAR NOT NULL, node_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, score DOUBLE, minimum DOUBLE, maximum DOUBLE, stage_nearest VARCHAR, stage_gated VARCHAR, "target" DOUBLE, "percent" DOUBLE, percent_to_target DOUBLE, respondents BIGINT NOT NULL, "groups" BIGINT NOT NULL, coverage DOUBLE NOT NULL, interval_low DOUBLE, interval_high DOUBLE);
CREATE TABLE sign_ins(digest VARCHAR PRIMARY KEY, link_hash VARCHAR, respondent_id BIGINT, created_at TIMESTAMP NOT NULL, expires_at TIMESTAMP NOT NULL);
CREATE TABLE standing_readers(who VARCHAR, of_organisation BIGINT, PRIMARY KEY(who, of_organisation));
CREATE TABLE standing_scores(number BIGINT NOT NULL, of_organisation BIGINT NOT NULL, framework_id VARCHAR NOT NULL, framework_major VARCHAR NOT NULL, "sample" BOOLEAN NOT NULL, of_assessment BIGINT, node_id VARCHAR NOT NULL, score DOUBLE, scored BOOLEAN NOT NULL, emptied BIGINT);
CREATE TABLE standings(number BIGINT NOT NULL, of_organisation BIGINT NOT NULL, framework_id VARCHAR NOT NULL, framework_major VARCHAR NOT NULL, "sample" BOOLEAN NOT NULL, of_assessment BIGINT, revision BIGINT, sector VARCHAR, size VARCHAR, country VARCHAR, noted_at TIMESTAMP NOT NULL);
CREATE TABLE target_history(id BIGINT PRIMARY KEY, assessment_id BIGINT NOT NULL, target_of VARCHAR NOT NULL, "level" DOUBLE, reason VARCHAR NOT NULL, approved_by VARCHAR NOT NULL, due_on DATE, set_by VARCHAR, set_at TIMESTAMP NOT NULL);
CREATE TABLE waiting_answers(assessment_id BIGINT NOT NULL, group_id VARCHAR NOT NULL, respondent_id BIGINT NOT NULL, question_id VARCHAR NOT NULL, state VARCHAR, "level" DOUBLE, importance DOUBLE, evidence VARCHAR, note VARCHAR, reason VARCHAR, answered_at TIMESTAMP NOT NULL);
insert into agreed_plans values (20, 1, 'kept', 'say_it', '2026-10-01', '2026-12-31', '2026-11-22 09:00:00');
insert into answer_history values (16, 'board', 17, 'A1', 'level', 2.0, null, null, 'It''s said.', null, '2026-11-22 09:00:00', '2026-11-22 10:00:00');
insert into answers values (2, 'board', 3, 'A1', 'level', 1.0, 4.0, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'board', 3, 'B1', 'level', 4.0, 2.0, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'board', 4, 'A1', 'level', 2.0, 4.0, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'board', 4, 'B1', 'level', 4.0, 2.0, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'board', 5, 'A1', 'level', 3.0, 4.0, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'board', 5, 'B1', 'level', 4.0, 2.0, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'staff', 6, 'A1', 'level', 2.0, 3.0, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'staff', 6, 'A2', 'dont_know', null, null, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'staff', 7, 'A1', 'level', 2.0, 3.0, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'staff', 7, 'A2', 'level', 3.0, null, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'staff', 8, 'A1', 'level', 2.0, 3.0, null, null, null, '2026-11-22 09:00:00');
insert into answers values (2, 'staff', 8, 'A2', 'level', 3.0, null, null, null, null, '2026-11-22 09:00:00');
insert into answers values (16, 'board', 17, 'A1', 'level', 3.0, null, null, 'It''s said.', null, '2026-11-22 10:00:00');
insert into assessments values (2, 1, '6e021d3886ef42375d0a3f7c679a62da18f2afdfd01caf7ba836b8c642020fa8', 'kept', '1', '1', '00000000000000000001', '2026-11-22', 'full', false, false, 3, '{"A": 4.0}', '0.1.0', 10, '2026-11-22 09:00:00', '2026-11-22 10:00:00', '2026-11-22 09:00:00', false, null, false, null);
insert into assessments values (11, 1, '6e021d3886ef42375d0a3f7c679a62da18f2afdfd01caf7ba836b8c642020fa8', 'kept', '1', '2', '00000000000000000002', '2026-11-22', 'full', false, false, 3, '{}', '0.1.0', 7, '2026-11-22 09:00:00', '2026-11-22 09:00:00', null, false, null, false, null);
insert into assessments values (16, 15, '6e021d3886ef42375d0a3f7c679a62da18f2afdfd01caf7ba836b8c642020fa8', 'kept', '1', '1', '00000000000000000001', '2026-11-22', 'full', true, true, 1, '{}', '0.1.0', 3, '2026-11-22 09:00:00', '2026-11-22 10:00:00', null, false, null, false, null);
insert into assessments values (18, 15, '6e021d3886ef42375d0a3f7c679a62da18f2afdfd01caf7ba836b8c642020fa8', 'kept', '1', '2', '00000000000000000002', '2026-11-22', 'full', false, false, 3, '{}', '0.1.0', 1, '2026-11-22 09:00:00', '2026-11-22 09:00:00', null, true, null, false, null);
insert into consensus values (19, 2, 'A1', 3.0, '2026-11-23', 'The board', null, '2026-11-22 10:00:00');
insert into frameworks values ('6e021d3886ef42375d0a3f7c679a62da18f2afdfd01caf7ba836b8c642020fa8', 'kept', '1.0.0', 'A framework that databases are kept with', '{
  "schema_version": 1,
  "framework": {
    "id": "kept",
    "version": "1.0.0",
    "title": "A framework that databases are kept with"
  },
  "scales": {
    "four": {
      "kind": "ordinal",
      "points": [
        {
          "value": 1,
          "label": "Absent"
        },
        {
          "value": 2,
          "label": "Occasional"
        },
        {
          "value": 3,
          "label": "Defined"
        },
        {
          "value": 4,
          "label": "Managed"
        }
      ]
    }
  },
  "instrument": {
    "default_scale": "four",
    "importance": {
      "scale": "four",
      "level": "question"
    },
    "target": {
      "level": "factor",
      "default": 4
    }
  },
  "groups": [
    {
      "id": "board",
      "title": "Board"
    },
    {
      "id": "staff",
      "title": "Staff"
    }
  ],
  "scoring": {
    "aggregate": {
      "factor": {
        "method": "mean"
      },
      "root": {
        "method": "mean"
      }
    }
  },
  "tree": [
    {
      "id": "A",
      "kind": "factor",
      "title": "Aims",
      "questions": [
        {
          "id": "A1",
          "text": "Do people know where it is going?"
        },
        {
          "id": "A2",
          "text": "Is it checked?"
        }
      ]
    },
    {
      "id": "B",
      "kind": "factor",
      "title": "Basics",
      "questions": [
        {
          "id": "B1",
          "text": "Is there a budget?"
        }
      ]
    }
  ],
  "initiatives": [
    {
      "id": "say_it",
      "factor": "A",
      "title": "Say where it is going",
      "lifts": [
        {
          "question": "A1",
          "from": 1,
          "to": 3
        }
      ],
      "effort_days": 10,
      "duration_weeks": 4,
      "outcomes": {
        "customer": "They know.",
        "business": "It is known."
      },
      "kpi": {
        "name": "Who can tell",
        "unit": "percent",
        "direction": "up",
        "baseline": "0",
        "target": 80
      }
    }
  ]
}
', '2026-11-22 09:00:00');
insert into imported_before values (10, 'counting', 2, 'board', 5, 'A1', 'level', 3.0, 4.0, null, null, null, '2026-11-22 09:00:00', null);
insert into imported_waves values (9, 2, 1, 1, 'Acme', true, true, '1', '2026-11-22', '2026-11-22 09:00:00', '{}', 0, 1, 6, '75027907760199236936', 12, '100249293512900291538', null, null, null);
insert into imported_waves values (10, 2, 1, 1, 'Acme', false, false, '1', '2026-11-22', '2026-11-22 09:00:00', '{}', 0, 2, 6, '75027907760199236936', 13, '100461032755411911496', '2026-11-22', 1, '2026-11-22 09:00:00');
insert into imported_waves values (14, 11, 1, 1, 'Acme', true, false, '2', '2026-11-22', null, '{}', 0, 1, 2, '20886197541531173901', 2, '19612409994297969106', null, null, null);
insert into imports values (9, '0.csv', '15c464b26e6a9e72787a7dce268152f0650a467149f31a85d25da7ea9c2dacd5', '0', 'same', null, 'long', 'utf-8', '6e021d3886ef42375d0a3f7c679a62da18f2afdfd01caf7ba836b8c642020fa8', 'kept', '1.0.0', true, false, 12, 12, 0, 0, 1, 1, 6, 1, null, '2026-11-22 09:00:00', null, null);
insert into imports values (10, '1.csv', 'fdc7860b82b40e5a2482b88544659524b75987ec7acc56ff4930c6deb0fabc16', '1', 'same', null, 'long', 'utf-8', '6e021d3886ef42375d0a3f7c679a62da18f2afdfd01caf7ba836b8c642020fa8', 'kept', '1.0.0', false, false, 1, 1, 1, 0, 0, 0, 0, 1, null, '2026-11-22 10:00:00', null, null);
insert into imports values (14, '2.csv', '088116661986a7f7c95e758b118a9c9dcfdda6c16e29aa43ea561dcab274bf94', '2', 'same', null, 'long', 'utf-8', '6e021d3886ef42375d0a3f7c679a62da18f2afdfd01caf7ba836b8c642020fa8', 'kept', '1.0.0', false, false, 2, 2, 0, 0, 0, 1, 2, 1, null, '2026-11-22 09:00:00', null, null);
insert into initiative_estimates values (24, 1, 'kept', 'say_it', 'Ann', null, null, null, null, 0.0, 5.0, 9.0, null, null, '2026-11-22 10:00:00');
insert into initiative_progress values (1, 'kept', 'say_it', 'done', 'Ann', '2026-10-01', '2026-11-20', null, null, 2, '2026-11-22 10:00:00');
insert into initiative_progress_history values (1, 'kept', 'say_it', 'agreed', null, '2026-10-01', '2026-12-31', null, 80.0, 2, '2026-11-22 09:00:00', '2026-11-22 09:00:00');
insert into initiative_progress_history values (1, 'kept', 'say_it', 'running', 'Ann', null, null, null, null, 2, '2026-11-22 09:00:00', '2026-11-22 10:00:00');
insert into initiative_readings values (21, 1, 'kept', 'say_it', '2026-11-20', 40.0, null, '2026-11-22 10:00:00', null, null);
insert into invitations values (18, 'board', 3, '2026-11-22 09:00:00');
insert into invitations values (18, 'staff', 8, '2026-11-22 09:00:00');
insert into links values ('f3ece81976503d89f5a6792fc1a81470543fa99a67bf53ef82fb6e153600a59e', 16, 'board', 17, '2026-11-22 09:00:00', null, null, false);
insert into log_state values (false, '2026-11-29 11:14:44.838495', false);
insert into meta values ('left_with', '0.1.0: 13 answers, 9 people');
insert into meta values ('schema_version', '10');
insert into organisations values (1, 'Acme', 'Steel', '1,000 to 4,999 people', 'pilot', false, '2026-11-22 09:00:00', 4, 1200, 'Norway', 'It''s kept.', null);
insert into organisations values (15, 'Bravo', null, null, null, false, '2026-11-22 09:00:00', null, null, null, null, '2026-11-22 10:00:00');
insert into respondents values (3, 2, 'board', 'board1', '2026-11-22 09:00:00', '2026-11-22 09:00:00', false, 0, false);
insert into respondents values (4, 2, 'board', 'board2', '2026-11-22 09:00:00', '2026-11-22 09:00:00', false, 0, false);
insert into respondents values (5, 2, 'board', 'board3', '2026-11-22 09:00:00', '2026-11-22 09:00:00', false, 0, false);
insert into respondents values (6, 2, 'staff', 'staff1', '2026-11-22 09:00:00', '2026-11-22 09:00:00', false, 0, false);
insert into respondents values (7, 2, 'staff', 'staff2', '2026-11-22 09:00:00', '2026-11-22 09:00:00', false, 0, false);
insert into respondents values (8, 2, 'staff', 'staff3', '2026-11-22 09:00:00', '2026-11-22 09:00:00', false, 0, false);
insert into respondents values (12, 11, 'staff', 'staff1', '2026-11-22 09:00:00', '2026-11-22 09:00:00', true, 0, false);
insert into respondents values (13, 11, 'staff', 'staff2', '2026-11-22 09:00:00', '2026-11-22 09:00:00', true, 0, false);
insert into respondents values (17, 16, 'board', null, '2026-11-22 09:00:00', null, false, 0, false);
insert into scenarios values (22, 1, 'kept', 'Lean', '{"period": null, "periods": 4, "start": null, "capacity": {}, "budget": null, "targets": {}, "pins": {}, "exclusions": [], "at_once": null, "quick_wins": null, "finish_by": {}, "not_before": {}, "must": [], "money": {}}', '2026-11-22 10:00:00', null);
insert into scores values (2, 10, '0.1.0, as shown', 'A', 'factor', 2.5, 1.0, 4.0, 'Defined', null, 4.0, 0.5, null, 6, 2, -1.0, 1.3681482452064295, 3.6318517547935705);
insert into scores values (2, 10, '0.1.0, as shown', 'B', 'factor', null, 1.0, 4.0, null, null, 4.0, null, null, -1, -1, -1.0, null, null);
insert into scores values (2, 10, '0.1.0, as shown', 'root', 'root', null, 1.0, 4.0, null, null, 4.0, null, null, -1, -1, -1.0, null, null);
insert into scores values (11, 7, '0.1.0, as shown', 'A', 'factor', null, 1.0, 4.0, null, null, 4.0, null, null, 0, 0, 0.0, null, null);
insert into scores values (11, 7, '0.1.0, as shown', 'B', 'factor', null, 1.0, 4.0, null, null, 4.0, null, null, 0, 0, 0.0, null, null);
insert into scores values (11, 7, '0.1.0, as shown', 'root', 'root', null, 1.0, 4.0, null, null, 4.0, null, null, 0, 0, 0.0, null, null);
insert into scores values (16, 3, '0.1.0, as shown', 'A', 'factor', null, 1.0, 4.0, null, null, 4.0, null, null, 1, 1, 0.5, null, null);
insert into scores values (16, 3, '0.1.0, as shown', 'B', 'factor', null, 1.0, 4.0, null, null, 4.0, null, null, 0, 0, 0.0, null, null);
insert into scores values (16, 3, '0.1.0, as shown', 'root', 'root', null, 1.0, 4.0, null, null, 4.0, null, null, 1, 1, 0.25, null, null);
insert into scores values (18, 1, '0.1.0, as shown', 'A', 'factor', null, 1.0, 4.0, null, null, 4.0, null, null, 0, 0, 0.0, null, null);
insert into scores values (18, 1, '0.1.0, as shown', 'B', 'factor', null, 1.0, 4.0, null, null, 4.0, null, null, 0, 0, 0.0, null, null);
insert into scores values (18, 1, '0.1.0, as shown', 'root', 'root', null, 1.0, 4.0, null, null, 4.0, null, null, 0, 0, 0.0, null, null);
insert into target_history values (23, 2, 'A', 4.0, 'It''s enough.', 'The board', null, null, '2026-11-22 10:00:00');
insert into waiting_answers values (2, 'board', 5, 'A1', 'level', 4.0, 4.0, null, null, null, '2026-11-22 10:00:00');
insert into waiting_answers values (11, 'staff', 12, 'A1', 'level', 1.0, null, null, null, null, '2026-11-22 09:00:00');
insert into waiting_answers values (11, 'staff', 13, 'A1', 'level', 2.0, null, null, null, null, '2026-11-22 09:00:00');
