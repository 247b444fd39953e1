CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));

CREATE TABLE application (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    role VARCHAR(200) NOT NULL,
    organisation VARCHAR NOT NULL,
    source VARCHAR(80),
    family VARCHAR(60),
    link VARCHAR(2000),
    contact VARCHAR(120),
    next_step VARCHAR(200),
    next_step_on DATE,
    interview_on DATE,
    import_key VARCHAR(64),
    CONSTRAINT pk_application PRIMARY KEY (id),
    CONSTRAINT uq_application_import_key UNIQUE (import_key)
);

CREATE TABLE application_status (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    application_id CHAR(32) NOT NULL,
    status VARCHAR(24) NOT NULL,
    day DATE NOT NULL,
    note VARCHAR(2000) NOT NULL,
    rejection_id CHAR(32),
    CONSTRAINT pk_application_status PRIMARY KEY (id),
    CONSTRAINT fk_application_status_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE CASCADE,
    CONSTRAINT ck_application_status_status CHECK (status IN ('applied', 'screening', 'interview', 'final', 'offer', 'accepted', 'rejected', 'silent', 'withdrawn')),
    CONSTRAINT fk_application_status_rejection_id_rejection FOREIGN KEY(rejection_id) REFERENCES rejection (id) ON DELETE CASCADE
);

CREATE TABLE ask (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    contact_id CHAR(32) NOT NULL,
    purpose VARCHAR(24) NOT NULL,
    size VARCHAR(24) NOT NULL,
    what VARCHAR(300) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    letter VARCHAR(20000) NOT NULL,
    state VARCHAR(24) NOT NULL,
    sent_on DATE,
    follow_up_on DATE,
    answer VARCHAR(20000) NOT NULL,
    CONSTRAINT pk_ask PRIMARY KEY (id),
    CONSTRAINT ck_ask_sent_on CHECK (state IN ('draft', 'let go') OR sent_on IS NOT NULL),
    CONSTRAINT fk_ask_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT ck_ask_purpose CHECK (purpose IN ('ask', 'thanks')),
    CONSTRAINT ck_ask_size CHECK (size IN ('small', 'medium', 'large')),
    CONSTRAINT ck_ask_state CHECK (state IN ('draft', 'sent', 'answered', 'let go'))
);

CREATE TABLE capsule (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    utc_offset INTEGER NOT NULL,
    text VARCHAR(200000) NOT NULL,
    opened_at DATETIME,
    day DATE NOT NULL,
    CONSTRAINT pk_capsule PRIMARY KEY (id)
);

CREATE TABLE change (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    text VARCHAR(2000) NOT NULL,
    origin VARCHAR(24) NOT NULL,
    origin_id CHAR(32),
    verdict VARCHAR(24),
    judged_on DATE,
    judged_note VARCHAR(2000) NOT NULL,
    CONSTRAINT pk_change PRIMARY KEY (id),
    CONSTRAINT ck_change_origin CHECK (origin IN ('reason', 'point', 'by hand')),
    CONSTRAINT ck_change_verdict CHECK (verdict IN ('kept', 'dropped', 'cannot tell'))
);

CREATE TABLE change_application (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    change_id CHAR(32) NOT NULL,
    application_id CHAR(32) NOT NULL,
    CONSTRAINT pk_change_application PRIMARY KEY (id),
    CONSTRAINT uq_change_application_change_id_application_id UNIQUE (change_id, application_id),
    CONSTRAINT fk_change_application_change_id_change FOREIGN KEY(change_id) REFERENCES change (id) ON DELETE CASCADE,
    CONSTRAINT fk_change_application_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE CASCADE
);

CREATE TABLE check_in (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    pleasantness INTEGER NOT NULL,
    energy INTEGER NOT NULL,
    note VARCHAR(200000) NOT NULL,
    CONSTRAINT pk_check_in PRIMARY KEY (id),
    CONSTRAINT ck_check_in_pleasantness CHECK (pleasantness BETWEEN 1 AND 5),
    CONSTRAINT ck_check_in_energy CHECK (energy BETWEEN 1 AND 5)
);

CREATE TABLE check_in_word (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    check_in_id CHAR(32) NOT NULL,
    word VARCHAR(40) NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_check_in_word PRIMARY KEY (id),
    CONSTRAINT uq_check_in_word_check_in_id_word UNIQUE (check_in_id, word),
    CONSTRAINT fk_check_in_word_check_in_id_check_in FOREIGN KEY(check_in_id) REFERENCES check_in (id) ON DELETE CASCADE
);

CREATE TABLE chosen_value (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    page_id CHAR(32) NOT NULL,
    name VARCHAR(40) NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_chosen_value PRIMARY KEY (id),
    CONSTRAINT uq_chosen_value_page_id_name UNIQUE (page_id, name),
    CONSTRAINT ck_chosen_value_position CHECK (position BETWEEN 0 AND 2),
    CONSTRAINT fk_chosen_value_page_id_values_page FOREIGN KEY(page_id) REFERENCES values_page (id) ON DELETE CASCADE
);

CREATE TABLE contact (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    kind VARCHAR(24) NOT NULL,
    name VARCHAR(120) NOT NULL,
    known_from VARCHAR(200) NOT NULL,
    organisation VARCHAR(200) NOT NULL,
    tie VARCHAR(24) NOT NULL,
    comfort BOOLEAN NOT NULL,
    information BOOLEAN NOT NULL,
    introductions BOOLEAN NOT NULL,
    mail VARCHAR(254) NOT NULL,
    reach VARCHAR(500) NOT NULL,
    link VARCHAR(500) NOT NULL,
    notes VARCHAR(20000) NOT NULL,
    ideal_days INTEGER,
    limit_days INTEGER,
    paused_until DATE,
    next_on DATE,
    organisation_key VARCHAR(400) NOT NULL,
    CONSTRAINT pk_contact PRIMARY KEY (id),
    CONSTRAINT ck_contact_ideal_days CHECK (ideal_days BETWEEN 1 AND 3650),
    CONSTRAINT ck_contact_limit_days CHECK (limit_days BETWEEN ideal_days AND 3650),
    CONSTRAINT ck_contact_cadence CHECK ((ideal_days IS NULL) = (limit_days IS NULL)),
    CONSTRAINT ck_contact_kind CHECK (kind IN ('person', 'community')),
    CONSTRAINT ck_contact_tie CHECK (tie IN ('close', 'moderate', 'loose'))
);

CREATE TABLE course_entry (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    decision VARCHAR(24) NOT NULL,
    what VARCHAR(200) NOT NULL,
    why VARCHAR(200000) NOT NULL,
    review_on DATE,
    CONSTRAINT pk_course_entry PRIMARY KEY (id),
    CONSTRAINT ck_course_entry_decision CHECK (decision IN ('keep', 'adjust', 'change'))
);

CREATE TABLE course_no (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    course_id CHAR(32) NOT NULL,
    rejection_id CHAR(32) NOT NULL,
    CONSTRAINT pk_course_no PRIMARY KEY (id),
    CONSTRAINT uq_course_no_course_id_rejection_id UNIQUE (course_id, rejection_id),
    CONSTRAINT fk_course_no_course_id_course_entry FOREIGN KEY(course_id) REFERENCES course_entry (id) ON DELETE CASCADE,
    CONSTRAINT fk_course_no_rejection_id_rejection FOREIGN KEY(rejection_id) REFERENCES rejection (id) ON DELETE CASCADE
);

CREATE TABLE course_review (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    utc_offset INTEGER NOT NULL,
    course_id CHAR(32) NOT NULL,
    verdict VARCHAR(24) NOT NULL,
    text VARCHAR(200000) NOT NULL,
    day DATE NOT NULL,
    CONSTRAINT pk_course_review PRIMARY KEY (id),
    CONSTRAINT fk_course_review_course_id_course_entry FOREIGN KEY(course_id) REFERENCES course_entry (id) ON DELETE CASCADE,
    CONSTRAINT ck_course_review_verdict CHECK (verdict IN ('still right', 'changed', 'cannot tell'))
);

CREATE TABLE day_activity (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    day DATE NOT NULL,
    activity VARCHAR NOT NULL,
    CONSTRAINT pk_day_activity PRIMARY KEY (id),
    CONSTRAINT uq_day_activity_day_activity UNIQUE (day, activity)
);

CREATE TABLE direction (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    note VARCHAR(2000) NOT NULL,
    archived_on DATE,
    CONSTRAINT pk_direction PRIMARY KEY (id)
);

CREATE TABLE direction_score (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    utc_offset INTEGER NOT NULL,
    direction_id CHAR(32) NOT NULL,
    interest INTEGER NOT NULL,
    values_fit INTEGER NOT NULL,
    strengths_fit INTEGER NOT NULL,
    market INTEGER NOT NULL,
    energy INTEGER NOT NULL,
    note VARCHAR(2000) NOT NULL,
    day DATE NOT NULL,
    CONSTRAINT pk_direction_score PRIMARY KEY (id),
    CONSTRAINT ck_direction_score_interest CHECK (interest BETWEEN 0 AND 10),
    CONSTRAINT ck_direction_score_values_fit CHECK (values_fit BETWEEN 0 AND 10),
    CONSTRAINT ck_direction_score_strengths_fit CHECK (strengths_fit BETWEEN 0 AND 10),
    CONSTRAINT ck_direction_score_market CHECK (market BETWEEN 0 AND 10),
    CONSTRAINT ck_direction_score_energy CHECK (energy BETWEEN 0 AND 10),
    CONSTRAINT fk_direction_score_direction_id_direction FOREIGN KEY(direction_id) REFERENCES direction (id) ON DELETE CASCADE
);

CREATE TABLE drill (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    application_id CHAR(32) NOT NULL,
    interview_on DATE NOT NULL,
    setback VARCHAR(2000) NOT NULL,
    first_reaction VARCHAR(2000) NOT NULL,
    first_step VARCHAR(2000) NOT NULL,
    tell_whom VARCHAR(200) NOT NULL,
    look_back_on DATE,
    look_back VARCHAR(200000) NOT NULL,
    looked_back_on DATE,
    CONSTRAINT pk_drill PRIMARY KEY (id),
    CONSTRAINT fk_drill_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE CASCADE
);

CREATE TABLE effort (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    kind VARCHAR(24) NOT NULL,
    text VARCHAR(2000) NOT NULL,
    minutes INTEGER,
    CONSTRAINT pk_effort PRIMARY KEY (id),
    CONSTRAINT ck_effort_minutes CHECK (minutes BETWEEN 1 AND 1440),
    CONSTRAINT ck_effort_kind CHECK (kind IN ('apply', 'skill', 'reach-out', 'reflect'))
);

CREATE TABLE evidence (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    utc_offset INTEGER NOT NULL,
    skill_id CHAR(32) NOT NULL,
    text VARCHAR(200000) NOT NULL,
    link VARCHAR(2000) NOT NULL,
    day DATE NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT ck_evidence_something CHECK (text <> '' OR link <> ''),
    CONSTRAINT fk_evidence_skill_id_skill FOREIGN KEY(skill_id) REFERENCES skill (id) ON DELETE CASCADE
);

CREATE TABLE favourite_prompt (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    "key" VARCHAR(40) NOT NULL,
    CONSTRAINT pk_favourite_prompt PRIMARY KEY (id),
    CONSTRAINT uq_favourite_prompt_key UNIQUE ("key")
);

CREATE TABLE feedback_answer (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    request_id CHAR(32),
    rejection_id CHAR(32),
    who VARCHAR(120) NOT NULL,
    text VARCHAR(200000) NOT NULL,
    CONSTRAINT pk_feedback_answer PRIMARY KEY (id),
    CONSTRAINT fk_feedback_answer_request_id_feedback_request FOREIGN KEY(request_id) REFERENCES feedback_request (id) ON DELETE SET NULL,
    CONSTRAINT fk_feedback_answer_rejection_id_rejection FOREIGN KEY(rejection_id) REFERENCES rejection (id) ON DELETE SET NULL
);

CREATE TABLE feedback_point (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    answer_id CHAR(32) NOT NULL,
    kind VARCHAR(24) NOT NULL,
    skill_id CHAR(32),
    text VARCHAR(2000) NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_feedback_point PRIMARY KEY (id),
    CONSTRAINT ck_feedback_point_position CHECK (position >= 0),
    CONSTRAINT fk_feedback_point_answer_id_feedback_answer FOREIGN KEY(answer_id) REFERENCES feedback_answer (id) ON DELETE CASCADE,
    CONSTRAINT ck_feedback_point_kind CHECK (kind IN ('strength', 'gap', 'other')),
    CONSTRAINT fk_feedback_point_skill_id_skill FOREIGN KEY(skill_id) REFERENCES skill (id) ON DELETE SET NULL
);

CREATE TABLE feedback_request (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    application_id CHAR(32),
    rejection_id CHAR(32),
    recipient VARCHAR(120) NOT NULL,
    address VARCHAR(254) NOT NULL,
    channel VARCHAR(24) NOT NULL,
    tone VARCHAR(24) NOT NULL,
    kind VARCHAR(24) NOT NULL,
    language VARCHAR(12) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    letter VARCHAR(20000) NOT NULL,
    follow_up VARCHAR(20000) NOT NULL,
    thanks VARCHAR(20000) NOT NULL,
    state VARCHAR(24) NOT NULL,
    sent_on DATE,
    follow_up_on DATE,
    followed_up_on DATE,
    closed_on DATE,
    CONSTRAINT pk_feedback_request PRIMARY KEY (id),
    CONSTRAINT ck_feedback_request_sent_on CHECK (state = 'draft' OR sent_on IS NOT NULL),
    CONSTRAINT fk_feedback_request_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE SET NULL,
    CONSTRAINT fk_feedback_request_rejection_id_rejection FOREIGN KEY(rejection_id) REFERENCES rejection (id) ON DELETE SET NULL,
    CONSTRAINT ck_feedback_request_channel CHECK (channel IN ('mail', 'message', 'call', 'in person')),
    CONSTRAINT ck_feedback_request_tone CHECK (tone IN ('brief', 'warm', 'formal')),
    CONSTRAINT ck_feedback_request_kind CHECK (kind IN ('recruiter', 'hiring manager', 'interviewer', 'mentor')),
    CONSTRAINT ck_feedback_request_state CHECK (state IN ('draft', 'sent', 'answered', 'silent'))
);

CREATE TABLE goal (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    text VARCHAR(2000) NOT NULL,
    kind VARCHAR(24) NOT NULL,
    learnable VARCHAR(2000) NOT NULL,
    first_step VARCHAR(200) NOT NULL,
    first_step_on DATE,
    done_on DATE,
    let_go_on DATE,
    CONSTRAINT pk_goal PRIMARY KEY (id),
    CONSTRAINT ck_goal_kind CHECK (kind IN ('learn', 'try', 'improve'))
);

CREATE TABLE hunch (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    kind VARCHAR(24) NOT NULL,
    factor VARCHAR(40) NOT NULL,
    effect VARCHAR(24) NOT NULL,
    why VARCHAR(2000) NOT NULL,
    closed_on DATE,
    closed_verdict VARCHAR(24),
    closed_difference FLOAT,
    closed_low FLOAT,
    closed_high FLOAT,
    closed_with INTEGER NOT NULL,
    closed_without INTEGER NOT NULL,
    CONSTRAINT pk_hunch PRIMARY KEY (id),
    CONSTRAINT ck_hunch_no_mood_on_its_own_day CHECK (kind <> 'word' OR effect = 'next day'),
    CONSTRAINT ck_hunch_closed CHECK ((closed_on IS NULL) = (closed_verdict IS NULL)),
    CONSTRAINT ck_hunch_kind CHECK (kind IN ('activity', 'effort', 'word')),
    CONSTRAINT ck_hunch_effect CHECK (effect IN ('same day', 'next day')),
    CONSTRAINT ck_hunch_closed_verdict CHECK (closed_verdict IN ('likely linked', 'no sign of a link', 'cannot tell yet'))
);

CREATE TABLE if_then_plan (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    wish VARCHAR(2000) NOT NULL,
    obstacle VARCHAR(2000) NOT NULL,
    if_cue VARCHAR(2000) NOT NULL,
    then_act VARCHAR(2000) NOT NULL,
    ask_on DATE,
    done_on DATE,
    let_go_on DATE,
    CONSTRAINT pk_if_then_plan PRIMARY KEY (id)
);

CREATE TABLE interaction (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    contact_id CHAR(32) NOT NULL,
    kind VARCHAR(24) NOT NULL,
    note VARCHAR(20000) NOT NULL,
    CONSTRAINT pk_interaction PRIMARY KEY (id),
    CONSTRAINT fk_interaction_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT ck_interaction_kind CHECK (kind IN ('caught up', 'asked', 'they helped', 'thanked', 'helped them', 'event'))
);

CREATE TABLE journey_end (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    application_id CHAR(32),
    text VARCHAR(200000) NOT NULL,
    started_again_on DATE,
    CONSTRAINT pk_journey_end PRIMARY KEY (id),
    CONSTRAINT fk_journey_end_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE SET NULL
);

CREATE TABLE look_back (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    week DATE NOT NULL,
    planning INTEGER,
    preparation INTEGER,
    emotions INTEGER,
    learning INTEGER,
    sentence VARCHAR(2000) NOT NULL,
    CONSTRAINT pk_look_back PRIMARY KEY (id),
    CONSTRAINT ck_look_back_planning CHECK (planning BETWEEN 0 AND 10),
    CONSTRAINT ck_look_back_preparation CHECK (preparation BETWEEN 0 AND 10),
    CONSTRAINT ck_look_back_emotions CHECK (emotions BETWEEN 0 AND 10),
    CONSTRAINT ck_look_back_learning CHECK (learning BETWEEN 0 AND 10),
    CONSTRAINT uq_look_back_week UNIQUE (week)
);

CREATE TABLE own_activity (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    activity VARCHAR NOT NULL,
    CONSTRAINT pk_own_activity PRIMARY KEY (id),
    CONSTRAINT uq_own_activity_activity UNIQUE (activity)
);

CREATE TABLE own_prompt (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    group_id VARCHAR(20) NOT NULL,
    text VARCHAR(160) NOT NULL,
    CONSTRAINT pk_own_prompt PRIMARY KEY (id)
);

CREATE TABLE own_value (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    name VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    CONSTRAINT pk_own_value PRIMARY KEY (id),
    CONSTRAINT uq_own_value_name UNIQUE (name)
);

CREATE TABLE own_word (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    word VARCHAR NOT NULL,
    pleasantness INTEGER NOT NULL,
    energy INTEGER NOT NULL,
    CONSTRAINT pk_own_word PRIMARY KEY (id),
    CONSTRAINT ck_own_word_pleasantness CHECK (pleasantness BETWEEN 1 AND 5),
    CONSTRAINT ck_own_word_energy CHECK (energy BETWEEN 1 AND 5),
    CONSTRAINT uq_own_word_word UNIQUE (word)
);

CREATE TABLE pause (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    since DATE NOT NULL,
    until DATE NOT NULL,
    why VARCHAR(200) NOT NULL,
    CONSTRAINT pk_pause PRIMARY KEY (id),
    CONSTRAINT ck_pause_until CHECK (until >= since)
);

CREATE TABLE plan_tick (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    utc_offset INTEGER NOT NULL,
    plan_id CHAR(32) NOT NULL,
    day DATE NOT NULL,
    CONSTRAINT pk_plan_tick PRIMARY KEY (id),
    CONSTRAINT fk_plan_tick_plan_id_if_then_plan FOREIGN KEY(plan_id) REFERENCES if_then_plan (id) ON DELETE CASCADE
);

CREATE TABLE practice (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    skill_id CHAR(32),
    minutes INTEGER NOT NULL,
    note VARCHAR(200000) NOT NULL,
    CONSTRAINT pk_practice PRIMARY KEY (id),
    CONSTRAINT ck_practice_minutes CHECK (minutes BETWEEN 1 AND 1440),
    CONSTRAINT fk_practice_skill_id_skill FOREIGN KEY(skill_id) REFERENCES skill (id) ON DELETE SET NULL
);

CREATE TABLE practice_timer (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    skill_id CHAR(32) NOT NULL,
    started_at DATETIME NOT NULL,
    slot INTEGER NOT NULL,
    CONSTRAINT pk_practice_timer PRIMARY KEY (id),
    CONSTRAINT ck_practice_timer_slot CHECK (slot = 1),
    CONSTRAINT fk_practice_timer_skill_id_skill FOREIGN KEY(skill_id) REFERENCES skill (id) ON DELETE CASCADE,
    CONSTRAINT uq_practice_timer_slot UNIQUE (slot)
);

CREATE TABLE put_away (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    what VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    CONSTRAINT pk_put_away PRIMARY KEY (id),
    CONSTRAINT ck_put_away_what CHECK (length(what) > 0)
);

CREATE TABLE reason (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    again_source VARCHAR(24),
    again_confidence INTEGER,
    again_note VARCHAR(200000) NOT NULL,
    again_at DATETIME,
    again_day DATE,
    at DATETIME NOT NULL,
    utc_offset INTEGER NOT NULL,
    rejection_id CHAR(32) NOT NULL,
    text VARCHAR(2000) NOT NULL,
    source VARCHAR(24) NOT NULL,
    confidence INTEGER NOT NULL,
    day DATE NOT NULL,
    ask_on DATE,
    origin_id CHAR(32),
    CONSTRAINT pk_reason PRIMARY KEY (id),
    CONSTRAINT ck_reason_confidence CHECK (confidence BETWEEN 0 AND 100),
    CONSTRAINT ck_reason_again_confidence CHECK (again_confidence BETWEEN 0 AND 100),
    CONSTRAINT ck_reason_again_source CHECK (again_source IN ('said', 'inferred', 'unknowable')),
    CONSTRAINT fk_reason_rejection_id_rejection FOREIGN KEY(rejection_id) REFERENCES rejection (id) ON DELETE CASCADE,
    CONSTRAINT ck_reason_source CHECK (source IN ('said', 'inferred', 'unknowable')),
    CONSTRAINT uq_reason_origin_id UNIQUE (origin_id)
);

CREATE TABLE reflection (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    utc_offset INTEGER NOT NULL,
    exercise VARCHAR NOT NULL,
    title VARCHAR(200) NOT NULL,
    rejection_id CHAR(32),
    started_at DATETIME NOT NULL,
    felt_before INTEGER,
    felt_after INTEGER,
    outside BOOLEAN NOT NULL,
    seconds INTEGER NOT NULL,
    burnt BOOLEAN NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    ask_on DATE,
    CONSTRAINT pk_reflection PRIMARY KEY (id),
    CONSTRAINT ck_reflection_felt_before CHECK (felt_before BETWEEN 1 AND 5),
    CONSTRAINT ck_reflection_felt_after CHECK (felt_after BETWEEN 1 AND 5),
    CONSTRAINT ck_reflection_seconds CHECK (seconds BETWEEN 0 AND 86400),
    CONSTRAINT fk_reflection_rejection_id_rejection FOREIGN KEY(rejection_id) REFERENCES rejection (id) ON DELETE SET NULL
);

CREATE TABLE reflection_answer (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    field VARCHAR(30) NOT NULL,
    question VARCHAR(2000) NOT NULL,
    text VARCHAR(200000) NOT NULL,
    number INTEGER,
    reflection_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_reflection_answer PRIMARY KEY (id),
    CONSTRAINT uq_reflection_answer_reflection_id_field UNIQUE (reflection_id, field),
    CONSTRAINT ck_reflection_answer_number CHECK (number BETWEEN 0 AND 100),
    CONSTRAINT fk_reflection_answer_reflection_id_reflection FOREIGN KEY(reflection_id) REFERENCES reflection (id) ON DELETE CASCADE
);

CREATE TABLE rejection (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    day DATE NOT NULL,
    reached VARCHAR(24),
    channel VARCHAR(24),
    note VARCHAR(200000) NOT NULL,
    application_id CHAR(32) NOT NULL,
    logged_at DATETIME NOT NULL,
    focused_at DATETIME NOT NULL,
    closed_on DATE,
    CONSTRAINT pk_rejection PRIMARY KEY (id),
    CONSTRAINT ck_rejection_reached CHECK (reached IN ('applied', 'screening', 'interview', 'final', 'offer')),
    CONSTRAINT ck_rejection_channel CHECK (channel IN ('mail', 'call', 'silence', 'in person')),
    CONSTRAINT fk_rejection_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE CASCADE
);

CREATE TABLE repair (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    day DATE NOT NULL,
    done_on DATE NOT NULL,
    CONSTRAINT pk_repair PRIMARY KEY (id),
    CONSTRAINT ck_repair_done_on CHECK (done_on >= day),
    CONSTRAINT uq_repair_day UNIQUE (day)
);

CREATE TABLE resource (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    utc_offset INTEGER NOT NULL,
    kind VARCHAR(24) NOT NULL,
    title VARCHAR(200) NOT NULL,
    link VARCHAR(2000) NOT NULL,
    cost VARCHAR(60) NOT NULL,
    state VARCHAR(24) NOT NULL,
    notes VARCHAR(200000) NOT NULL,
    day DATE NOT NULL,
    CONSTRAINT pk_resource PRIMARY KEY (id),
    CONSTRAINT ck_resource_kind CHECK (kind IN ('course', 'book', 'project', 'community', 'newsletter', 'person', 'video')),
    CONSTRAINT ck_resource_state CHECK (state IN ('to do', 'doing', 'done', 'dropped'))
);

CREATE TABLE resource_skill (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    resource_id CHAR(32) NOT NULL,
    skill_id CHAR(32) NOT NULL,
    CONSTRAINT pk_resource_skill PRIMARY KEY (id),
    CONSTRAINT uq_resource_skill_resource_id_skill_id UNIQUE (resource_id, skill_id),
    CONSTRAINT fk_resource_skill_resource_id_resource FOREIGN KEY(resource_id) REFERENCES resource (id) ON DELETE CASCADE,
    CONSTRAINT fk_resource_skill_skill_id_skill FOREIGN KEY(skill_id) REFERENCES skill (id) ON DELETE CASCADE
);

CREATE TABLE search_entry (id INTEGER NOT NULL PRIMARY KEY, source VARCHAR NOT NULL, record_id CHAR(32) NOT NULL, UNIQUE (record_id, source));

CREATE VIRTUAL TABLE search_index USING fts5(c0, c1, c2, c3, c4, c5, c6, c7, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '1 2');

CREATE TABLE search_old (id INTEGER NOT NULL PRIMARY KEY);

CREATE TABLE search_todo (source VARCHAR NOT NULL, record_id CHAR(32) NOT NULL, day DATE, c0, c1, c2, c3, c4, c5, c6, c7, UNIQUE (record_id, source));

CREATE TABLE self_compassion (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    hurts VARCHAR(200000) NOT NULL,
    others VARCHAR(200000) NOT NULL,
    friend VARCHAR(200000) NOT NULL,
    CONSTRAINT pk_self_compassion PRIMARY KEY (id)
);

CREATE TABLE skill (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    name VARCHAR(80) NOT NULL,
    "key" VARCHAR(240) NOT NULL,
    CONSTRAINT pk_skill PRIMARY KEY (id),
    CONSTRAINT uq_skill_key UNIQUE ("key")
);

CREATE TABLE skill_card (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    skill_id CHAR(32) NOT NULL,
    board VARCHAR(24) NOT NULL,
    rank FLOAT NOT NULL,
    level_target INTEGER,
    why VARCHAR(200000) NOT NULL,
    next_practice_on DATE,
    archived_on DATE,
    CONSTRAINT pk_skill_card PRIMARY KEY (id),
    CONSTRAINT ck_skill_card_level_target CHECK (level_target BETWEEN 1 AND 5),
    CONSTRAINT uq_skill_card_skill_id UNIQUE (skill_id),
    CONSTRAINT fk_skill_card_skill_id_skill FOREIGN KEY(skill_id) REFERENCES skill (id) ON DELETE CASCADE,
    CONSTRAINT ck_skill_card_board CHECK (board IN ('spotted', 'learning', 'practising', 'proven'))
);

CREATE TABLE skill_level (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    skill_id CHAR(32) NOT NULL,
    level INTEGER NOT NULL,
    CONSTRAINT pk_skill_level PRIMARY KEY (id),
    CONSTRAINT ck_skill_level_level CHECK (level BETWEEN 1 AND 5),
    CONSTRAINT fk_skill_level_skill_id_skill FOREIGN KEY(skill_id) REFERENCES skill (id) ON DELETE CASCADE
);

CREATE TABLE small_act (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    text VARCHAR(2000) NOT NULL,
    predicted_lift INTEGER NOT NULL,
    due_on DATE NOT NULL,
    done_at DATETIME,
    done_on DATE,
    actual_lift INTEGER,
    let_go_on DATE,
    CONSTRAINT pk_small_act PRIMARY KEY (id),
    CONSTRAINT ck_small_act_predicted_lift CHECK (predicted_lift BETWEEN -2 AND 2),
    CONSTRAINT ck_small_act_actual_lift CHECK (actual_lift BETWEEN -2 AND 2)
);

CREATE TABLE source (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    utc_offset INTEGER NOT NULL,
    kind VARCHAR(24) NOT NULL,
    title VARCHAR(200) NOT NULL,
    link VARCHAR(2000) NOT NULL,
    cadence VARCHAR(120) NOT NULL,
    next_on DATE NOT NULL,
    last_read_on DATE,
    day DATE NOT NULL,
    CONSTRAINT pk_source PRIMARY KEY (id),
    CONSTRAINT ck_source_kind CHECK (kind IN ('newsletter', 'community', 'person', 'blog', 'podcast'))
);

CREATE TABLE strength (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    name VARCHAR(120) NOT NULL,
    evidence VARCHAR(200000) NOT NULL,
    CONSTRAINT pk_strength PRIMARY KEY (id)
);

CREATE TABLE trial (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    question VARCHAR(200) NOT NULL,
    first_condition VARCHAR(60) NOT NULL,
    second_condition VARCHAR(60) NOT NULL,
    why VARCHAR(2000) NOT NULL,
    first_on DATE NOT NULL,
    days INTEGER NOT NULL,
    blocks VARCHAR(60) NOT NULL,
    tosses VARCHAR(60) NOT NULL,
    last_on DATE NOT NULL,
    stopped_on DATE,
    CONSTRAINT pk_trial PRIMARY KEY (id),
    CONSTRAINT ck_trial_dealt CHECK (length(tosses) = days),
    CONSTRAINT ck_trial_last_on CHECK (last_on >= first_on)
);

CREATE TABLE trial_day (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    trial_id CHAR(32) NOT NULL,
    day DATE NOT NULL,
    done BOOLEAN NOT NULL,
    CONSTRAINT pk_trial_day PRIMARY KEY (id),
    CONSTRAINT uq_trial_day_trial_id_day UNIQUE (trial_id, day),
    CONSTRAINT fk_trial_day_trial_id_trial FOREIGN KEY(trial_id) REFERENCES trial (id) ON DELETE CASCADE
);

CREATE TABLE values_page (
    id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    at DATETIME NOT NULL,
    day DATE NOT NULL,
    utc_offset INTEGER NOT NULL,
    question VARCHAR(400) NOT NULL,
    text VARCHAR(200000) NOT NULL,
    CONSTRAINT pk_values_page PRIMARY KEY (id)
);

CREATE INDEX ix_application_interview_on ON application (interview_on);

CREATE INDEX ix_application_next_step_on ON application (next_step_on);

CREATE INDEX ix_application_organisation ON application (organisation);

CREATE INDEX ix_application_status_application_id_day ON application_status (application_id, day);

CREATE INDEX ix_application_status_day ON application_status (day);

CREATE INDEX ix_application_status_rejection_id ON application_status (rejection_id);

CREATE INDEX ix_application_status_status_day ON application_status (status, day);

CREATE INDEX ix_ask_contact_id ON ask (contact_id);

CREATE INDEX ix_ask_day ON ask (day);

CREATE INDEX ix_ask_state_follow_up_on ON ask (state, follow_up_on);

CREATE INDEX ix_capsule_day ON capsule (day);

CREATE INDEX ix_change_application_application_id ON change_application (application_id);

CREATE INDEX ix_change_day ON change (day);

CREATE INDEX ix_check_in_at ON check_in (at);

CREATE INDEX ix_check_in_day_at ON check_in (day, at);

CREATE INDEX ix_check_in_word_word ON check_in_word (word);

CREATE INDEX ix_contact_next_on ON contact (next_on);

CREATE INDEX ix_contact_organisation_key ON contact (organisation_key);

CREATE INDEX ix_course_entry_at ON course_entry (at);

CREATE INDEX ix_course_entry_day ON course_entry (day);

CREATE INDEX ix_course_entry_review_on ON course_entry (review_on);

CREATE INDEX ix_course_no_rejection_id ON course_no (rejection_id);

CREATE INDEX ix_course_review_course_id ON course_review (course_id);

CREATE INDEX ix_course_review_day ON course_review (day);

CREATE INDEX ix_day_activity_activity ON day_activity (activity);

CREATE INDEX ix_direction_score_day ON direction_score (day);

CREATE INDEX ix_direction_score_direction_id ON direction_score (direction_id);

CREATE INDEX ix_drill_application_id ON drill (application_id);

CREATE INDEX ix_drill_day ON drill (day);

CREATE INDEX ix_drill_look_back_on ON drill (look_back_on);

CREATE INDEX ix_effort_day ON effort (day);

CREATE INDEX ix_effort_kind_day ON effort (kind, day);

CREATE INDEX ix_evidence_day ON evidence (day);

CREATE INDEX ix_evidence_skill_id ON evidence (skill_id);

CREATE INDEX ix_feedback_answer_day ON feedback_answer (day);

CREATE INDEX ix_feedback_answer_rejection_id ON feedback_answer (rejection_id);

CREATE INDEX ix_feedback_answer_request_id ON feedback_answer (request_id);

CREATE INDEX ix_feedback_point_answer_id ON feedback_point (answer_id);

CREATE INDEX ix_feedback_point_skill_id ON feedback_point (skill_id);

CREATE INDEX ix_feedback_request_application_id ON feedback_request (application_id);

CREATE INDEX ix_feedback_request_day ON feedback_request (day);

CREATE INDEX ix_feedback_request_rejection_id ON feedback_request (rejection_id);

CREATE INDEX ix_feedback_request_state_follow_up_on ON feedback_request (state, follow_up_on);

CREATE INDEX ix_goal_at ON goal (at);

CREATE INDEX ix_goal_day ON goal (day);

CREATE INDEX ix_goal_first_step_on ON goal (first_step_on);

CREATE INDEX ix_hunch_closed_on ON hunch (closed_on);

CREATE INDEX ix_hunch_day ON hunch (day);

CREATE INDEX ix_if_then_plan_ask_on ON if_then_plan (ask_on);

CREATE INDEX ix_if_then_plan_day ON if_then_plan (day);

CREATE INDEX ix_interaction_contact_id_day ON interaction (contact_id, day);

CREATE INDEX ix_interaction_day ON interaction (day);

CREATE INDEX ix_interaction_kind_day ON interaction (kind, day);

CREATE INDEX ix_journey_end_application_id ON journey_end (application_id);

CREATE INDEX ix_journey_end_day ON journey_end (day);

CREATE INDEX ix_look_back_day ON look_back (day);

CREATE INDEX ix_pause_since ON pause (since);

CREATE INDEX ix_plan_tick_day ON plan_tick (day);

CREATE INDEX ix_plan_tick_plan_id ON plan_tick (plan_id);

CREATE INDEX ix_practice_at ON practice (at);

CREATE INDEX ix_practice_day ON practice (day);

CREATE INDEX ix_practice_skill_id ON practice (skill_id);

CREATE INDEX ix_put_away_what ON put_away (what);

CREATE INDEX ix_reason_ask_on ON reason (ask_on);

CREATE INDEX ix_reason_day ON reason (day);

CREATE INDEX ix_reason_rejection_id ON reason (rejection_id);

CREATE INDEX ix_reflection_ask_on ON reflection (ask_on);

CREATE INDEX ix_reflection_at ON reflection (at);

CREATE INDEX ix_reflection_day ON reflection (day);

CREATE INDEX ix_reflection_exercise ON reflection (exercise);

CREATE INDEX ix_reflection_rejection_id ON reflection (rejection_id);

CREATE INDEX ix_rejection_application_id ON rejection (application_id);

CREATE INDEX ix_rejection_day ON rejection (day);

CREATE INDEX ix_resource_day ON resource (day);

CREATE INDEX ix_resource_skill_skill_id ON resource_skill (skill_id);

CREATE INDEX ix_self_compassion_day ON self_compassion (day);

CREATE INDEX ix_skill_card_next_practice_on ON skill_card (next_practice_on);

CREATE INDEX ix_skill_level_skill_id ON skill_level (skill_id);

CREATE INDEX ix_small_act_day ON small_act (day);

CREATE INDEX ix_small_act_done_on ON small_act (done_on);

CREATE INDEX ix_small_act_due_on ON small_act (due_on);

CREATE INDEX ix_source_day ON source (day);

CREATE INDEX ix_source_next_on ON source (next_on);

CREATE INDEX ix_strength_at ON strength (at);

CREATE INDEX ix_strength_day ON strength (day);

CREATE INDEX ix_trial_day ON trial (day);

CREATE INDEX ix_trial_first_on_last_on ON trial (first_on, last_on);

CREATE INDEX ix_values_page_at ON values_page (at);

CREATE INDEX ix_values_page_day ON values_page (day);

CREATE TRIGGER search_application_changed AFTER UPDATE ON application WHEN old.role IS NOT new.role OR old.organisation IS NOT new.organisation OR old.source IS NOT new.source OR old.family IS NOT new.family OR old.link IS NOT new.link OR old.contact IS NOT new.contact OR old.next_step IS NOT new.next_step OR date(old.created_at) IS NOT date(new.created_at) BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'application'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3, c4, c5, c6) VALUES ('application', new.id, date(new.created_at), new.role, new.organisation, new.source, new.family, new.link, new.contact, new.next_step); END;

CREATE TRIGGER search_application_gone AFTER DELETE ON application WHEN old.role <> '' OR old.organisation <> '' OR old.source <> '' OR old.family <> '' OR old.link <> '' OR old.contact <> '' OR old.next_step <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'application'; INSERT INTO search_todo (source, record_id) VALUES ('application', old.id); END;

CREATE TRIGGER search_application_made AFTER INSERT ON application WHEN new.role <> '' OR new.organisation <> '' OR new.source <> '' OR new.family <> '' OR new.link <> '' OR new.contact <> '' OR new.next_step <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'application'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3, c4, c5, c6) VALUES ('application', new.id, date(new.created_at), new.role, new.organisation, new.source, new.family, new.link, new.contact, new.next_step); END;

CREATE TRIGGER search_application_status_changed AFTER UPDATE ON application_status WHEN old.note IS NOT new.note OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'application_status'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('application_status', new.id, new.day, new.note); END;

CREATE TRIGGER search_application_status_gone AFTER DELETE ON application_status WHEN old.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'application_status'; INSERT INTO search_todo (source, record_id) VALUES ('application_status', old.id); END;

CREATE TRIGGER search_application_status_made AFTER INSERT ON application_status WHEN new.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'application_status'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('application_status', new.id, new.day, new.note); END;

CREATE TRIGGER search_ask_changed AFTER UPDATE ON ask WHEN old.what IS NOT new.what OR old.subject IS NOT new.subject OR old.letter IS NOT new.letter OR old.answer IS NOT new.answer OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'ask'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3) VALUES ('ask', new.id, new.day, new.what, new.subject, new.letter, new.answer); END;

CREATE TRIGGER search_ask_gone AFTER DELETE ON ask WHEN old.what <> '' OR old.subject <> '' OR old.letter <> '' OR old.answer <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'ask'; INSERT INTO search_todo (source, record_id) VALUES ('ask', old.id); END;

CREATE TRIGGER search_ask_made AFTER INSERT ON ask WHEN new.what <> '' OR new.subject <> '' OR new.letter <> '' OR new.answer <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'ask'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3) VALUES ('ask', new.id, new.day, new.what, new.subject, new.letter, new.answer); END;

CREATE TRIGGER search_capsule_changed AFTER UPDATE ON capsule WHEN old.text IS NOT new.text OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'capsule'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('capsule', new.id, new.day, new.text); END;

CREATE TRIGGER search_capsule_gone AFTER DELETE ON capsule WHEN old.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'capsule'; INSERT INTO search_todo (source, record_id) VALUES ('capsule', old.id); END;

CREATE TRIGGER search_capsule_made AFTER INSERT ON capsule WHEN new.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'capsule'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('capsule', new.id, new.day, new.text); END;

CREATE TRIGGER search_change_changed AFTER UPDATE ON change WHEN old.text IS NOT new.text OR old.judged_note IS NOT new.judged_note OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'change'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('change', new.id, new.day, new.text, new.judged_note); END;

CREATE TRIGGER search_change_gone AFTER DELETE ON change WHEN old.text <> '' OR old.judged_note <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'change'; INSERT INTO search_todo (source, record_id) VALUES ('change', old.id); END;

CREATE TRIGGER search_change_made AFTER INSERT ON change WHEN new.text <> '' OR new.judged_note <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'change'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('change', new.id, new.day, new.text, new.judged_note); END;

CREATE TRIGGER search_check_in_changed AFTER UPDATE ON check_in WHEN old.note IS NOT new.note OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'check_in'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('check_in', new.id, new.day, new.note); END;

CREATE TRIGGER search_check_in_gone AFTER DELETE ON check_in WHEN old.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'check_in'; INSERT INTO search_todo (source, record_id) VALUES ('check_in', old.id); END;

CREATE TRIGGER search_check_in_made AFTER INSERT ON check_in WHEN new.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'check_in'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('check_in', new.id, new.day, new.note); END;

CREATE TRIGGER search_check_in_word_changed AFTER UPDATE ON check_in_word WHEN old.word IS NOT new.word OR (SELECT day FROM check_in WHERE check_in.id = old.check_in_id) IS NOT (SELECT day FROM check_in WHERE check_in.id = new.check_in_id) BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'check_in_word'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('check_in_word', new.id, (SELECT day FROM check_in WHERE check_in.id = new.check_in_id), new.word); END;

CREATE TRIGGER search_check_in_word_gone AFTER DELETE ON check_in_word WHEN old.word <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'check_in_word'; INSERT INTO search_todo (source, record_id) VALUES ('check_in_word', old.id); END;

CREATE TRIGGER search_check_in_word_made AFTER INSERT ON check_in_word WHEN new.word <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'check_in_word'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('check_in_word', new.id, (SELECT day FROM check_in WHERE check_in.id = new.check_in_id), new.word); END;

CREATE TRIGGER search_chosen_value_changed AFTER UPDATE ON chosen_value WHEN old.name IS NOT new.name OR (SELECT day FROM values_page WHERE values_page.id = old.page_id) IS NOT (SELECT day FROM values_page WHERE values_page.id = new.page_id) BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'chosen_value'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('chosen_value', new.id, (SELECT day FROM values_page WHERE values_page.id = new.page_id), new.name); END;

CREATE TRIGGER search_chosen_value_gone AFTER DELETE ON chosen_value WHEN old.name <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'chosen_value'; INSERT INTO search_todo (source, record_id) VALUES ('chosen_value', old.id); END;

CREATE TRIGGER search_chosen_value_made AFTER INSERT ON chosen_value WHEN new.name <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'chosen_value'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('chosen_value', new.id, (SELECT day FROM values_page WHERE values_page.id = new.page_id), new.name); END;

CREATE TRIGGER search_contact_changed AFTER UPDATE ON contact WHEN old.name IS NOT new.name OR old.known_from IS NOT new.known_from OR old.organisation IS NOT new.organisation OR old.mail IS NOT new.mail OR old.reach IS NOT new.reach OR old.link IS NOT new.link OR old.notes IS NOT new.notes OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'contact'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3, c4, c5, c6) VALUES ('contact', new.id, new.day, new.name, new.known_from, new.organisation, new.mail, new.reach, new.link, new.notes); END;

CREATE TRIGGER search_contact_gone AFTER DELETE ON contact WHEN old.name <> '' OR old.known_from <> '' OR old.organisation <> '' OR old.mail <> '' OR old.reach <> '' OR old.link <> '' OR old.notes <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'contact'; INSERT INTO search_todo (source, record_id) VALUES ('contact', old.id); END;

CREATE TRIGGER search_contact_made AFTER INSERT ON contact WHEN new.name <> '' OR new.known_from <> '' OR new.organisation <> '' OR new.mail <> '' OR new.reach <> '' OR new.link <> '' OR new.notes <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'contact'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3, c4, c5, c6) VALUES ('contact', new.id, new.day, new.name, new.known_from, new.organisation, new.mail, new.reach, new.link, new.notes); END;

CREATE TRIGGER search_course_entry_changed AFTER UPDATE ON course_entry WHEN old.what IS NOT new.what OR old.why IS NOT new.why OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'course_entry'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('course_entry', new.id, new.day, new.what, new.why); END;

CREATE TRIGGER search_course_entry_gone AFTER DELETE ON course_entry WHEN old.what <> '' OR old.why <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'course_entry'; INSERT INTO search_todo (source, record_id) VALUES ('course_entry', old.id); END;

CREATE TRIGGER search_course_entry_made AFTER INSERT ON course_entry WHEN new.what <> '' OR new.why <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'course_entry'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('course_entry', new.id, new.day, new.what, new.why); END;

CREATE TRIGGER search_course_review_changed AFTER UPDATE ON course_review WHEN old.text IS NOT new.text OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'course_review'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('course_review', new.id, new.day, new.text); END;

CREATE TRIGGER search_course_review_gone AFTER DELETE ON course_review WHEN old.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'course_review'; INSERT INTO search_todo (source, record_id) VALUES ('course_review', old.id); END;

CREATE TRIGGER search_course_review_made AFTER INSERT ON course_review WHEN new.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'course_review'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('course_review', new.id, new.day, new.text); END;

CREATE TRIGGER search_direction_changed AFTER UPDATE ON direction WHEN old.name IS NOT new.name OR old.note IS NOT new.note OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'direction'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('direction', new.id, new.day, new.name, new.note); END;

CREATE TRIGGER search_direction_gone AFTER DELETE ON direction WHEN old.name <> '' OR old.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'direction'; INSERT INTO search_todo (source, record_id) VALUES ('direction', old.id); END;

CREATE TRIGGER search_direction_made AFTER INSERT ON direction WHEN new.name <> '' OR new.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'direction'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('direction', new.id, new.day, new.name, new.note); END;

CREATE TRIGGER search_direction_score_changed AFTER UPDATE ON direction_score WHEN old.note IS NOT new.note OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'direction_score'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('direction_score', new.id, new.day, new.note); END;

CREATE TRIGGER search_direction_score_gone AFTER DELETE ON direction_score WHEN old.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'direction_score'; INSERT INTO search_todo (source, record_id) VALUES ('direction_score', old.id); END;

CREATE TRIGGER search_direction_score_made AFTER INSERT ON direction_score WHEN new.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'direction_score'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('direction_score', new.id, new.day, new.note); END;

CREATE TRIGGER search_drill_changed AFTER UPDATE ON drill WHEN old.setback IS NOT new.setback OR old.first_reaction IS NOT new.first_reaction OR old.first_step IS NOT new.first_step OR old.tell_whom IS NOT new.tell_whom OR old.look_back IS NOT new.look_back OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'drill'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3, c4) VALUES ('drill', new.id, new.day, new.setback, new.first_reaction, new.first_step, new.tell_whom, new.look_back); END;

CREATE TRIGGER search_drill_gone AFTER DELETE ON drill WHEN old.setback <> '' OR old.first_reaction <> '' OR old.first_step <> '' OR old.tell_whom <> '' OR old.look_back <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'drill'; INSERT INTO search_todo (source, record_id) VALUES ('drill', old.id); END;

CREATE TRIGGER search_drill_made AFTER INSERT ON drill WHEN new.setback <> '' OR new.first_reaction <> '' OR new.first_step <> '' OR new.tell_whom <> '' OR new.look_back <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'drill'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3, c4) VALUES ('drill', new.id, new.day, new.setback, new.first_reaction, new.first_step, new.tell_whom, new.look_back); END;

CREATE TRIGGER search_effort_changed AFTER UPDATE ON effort WHEN old.text IS NOT new.text OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'effort'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('effort', new.id, new.day, new.text); END;

CREATE TRIGGER search_effort_gone AFTER DELETE ON effort WHEN old.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'effort'; INSERT INTO search_todo (source, record_id) VALUES ('effort', old.id); END;

CREATE TRIGGER search_effort_made AFTER INSERT ON effort WHEN new.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'effort'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('effort', new.id, new.day, new.text); END;

CREATE TRIGGER search_evidence_changed AFTER UPDATE ON evidence WHEN old.text IS NOT new.text OR old.link IS NOT new.link OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'evidence'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('evidence', new.id, new.day, new.text, new.link); END;

CREATE TRIGGER search_evidence_gone AFTER DELETE ON evidence WHEN old.text <> '' OR old.link <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'evidence'; INSERT INTO search_todo (source, record_id) VALUES ('evidence', old.id); END;

CREATE TRIGGER search_evidence_made AFTER INSERT ON evidence WHEN new.text <> '' OR new.link <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'evidence'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('evidence', new.id, new.day, new.text, new.link); END;

CREATE TRIGGER search_feedback_answer_changed AFTER UPDATE ON feedback_answer WHEN old.who IS NOT new.who OR old.text IS NOT new.text OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'feedback_answer'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('feedback_answer', new.id, new.day, new.who, new.text); END;

CREATE TRIGGER search_feedback_answer_gone AFTER DELETE ON feedback_answer WHEN old.who <> '' OR old.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'feedback_answer'; INSERT INTO search_todo (source, record_id) VALUES ('feedback_answer', old.id); END;

CREATE TRIGGER search_feedback_answer_made AFTER INSERT ON feedback_answer WHEN new.who <> '' OR new.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'feedback_answer'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('feedback_answer', new.id, new.day, new.who, new.text); END;

CREATE TRIGGER search_feedback_point_changed AFTER UPDATE ON feedback_point WHEN old.text IS NOT new.text OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'feedback_point'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('feedback_point', new.id, new.day, new.text); END;

CREATE TRIGGER search_feedback_point_gone AFTER DELETE ON feedback_point WHEN old.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'feedback_point'; INSERT INTO search_todo (source, record_id) VALUES ('feedback_point', old.id); END;

CREATE TRIGGER search_feedback_point_made AFTER INSERT ON feedback_point WHEN new.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'feedback_point'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('feedback_point', new.id, new.day, new.text); END;

CREATE TRIGGER search_feedback_request_changed AFTER UPDATE ON feedback_request WHEN old.recipient IS NOT new.recipient OR old.subject IS NOT new.subject OR old.letter IS NOT new.letter OR old.follow_up IS NOT new.follow_up OR old.thanks IS NOT new.thanks OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'feedback_request'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3, c4) VALUES ('feedback_request', new.id, new.day, new.recipient, new.subject, new.letter, new.follow_up, new.thanks); END;

CREATE TRIGGER search_feedback_request_gone AFTER DELETE ON feedback_request WHEN old.recipient <> '' OR old.subject <> '' OR old.letter <> '' OR old.follow_up <> '' OR old.thanks <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'feedback_request'; INSERT INTO search_todo (source, record_id) VALUES ('feedback_request', old.id); END;

CREATE TRIGGER search_feedback_request_made AFTER INSERT ON feedback_request WHEN new.recipient <> '' OR new.subject <> '' OR new.letter <> '' OR new.follow_up <> '' OR new.thanks <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'feedback_request'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3, c4) VALUES ('feedback_request', new.id, new.day, new.recipient, new.subject, new.letter, new.follow_up, new.thanks); END;

CREATE TRIGGER search_goal_changed AFTER UPDATE ON goal WHEN old.text IS NOT new.text OR old.learnable IS NOT new.learnable OR old.first_step IS NOT new.first_step OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'goal'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2) VALUES ('goal', new.id, new.day, new.text, new.learnable, new.first_step); END;

CREATE TRIGGER search_goal_gone AFTER DELETE ON goal WHEN old.text <> '' OR old.learnable <> '' OR old.first_step <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'goal'; INSERT INTO search_todo (source, record_id) VALUES ('goal', old.id); END;

CREATE TRIGGER search_goal_made AFTER INSERT ON goal WHEN new.text <> '' OR new.learnable <> '' OR new.first_step <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'goal'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2) VALUES ('goal', new.id, new.day, new.text, new.learnable, new.first_step); END;

CREATE TRIGGER search_hunch_changed AFTER UPDATE ON hunch WHEN old.why IS NOT new.why OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'hunch'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('hunch', new.id, new.day, new.why); END;

CREATE TRIGGER search_hunch_gone AFTER DELETE ON hunch WHEN old.why <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'hunch'; INSERT INTO search_todo (source, record_id) VALUES ('hunch', old.id); END;

CREATE TRIGGER search_hunch_made AFTER INSERT ON hunch WHEN new.why <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'hunch'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('hunch', new.id, new.day, new.why); END;

CREATE TRIGGER search_if_then_plan_changed AFTER UPDATE ON if_then_plan WHEN old.wish IS NOT new.wish OR old.obstacle IS NOT new.obstacle OR old.if_cue IS NOT new.if_cue OR old.then_act IS NOT new.then_act OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'if_then_plan'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3) VALUES ('if_then_plan', new.id, new.day, new.wish, new.obstacle, new.if_cue, new.then_act); END;

CREATE TRIGGER search_if_then_plan_gone AFTER DELETE ON if_then_plan WHEN old.wish <> '' OR old.obstacle <> '' OR old.if_cue <> '' OR old.then_act <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'if_then_plan'; INSERT INTO search_todo (source, record_id) VALUES ('if_then_plan', old.id); END;

CREATE TRIGGER search_if_then_plan_made AFTER INSERT ON if_then_plan WHEN new.wish <> '' OR new.obstacle <> '' OR new.if_cue <> '' OR new.then_act <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'if_then_plan'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3) VALUES ('if_then_plan', new.id, new.day, new.wish, new.obstacle, new.if_cue, new.then_act); END;

CREATE TRIGGER search_interaction_changed AFTER UPDATE ON interaction WHEN old.note IS NOT new.note OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'interaction'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('interaction', new.id, new.day, new.note); END;

CREATE TRIGGER search_interaction_gone AFTER DELETE ON interaction WHEN old.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'interaction'; INSERT INTO search_todo (source, record_id) VALUES ('interaction', old.id); END;

CREATE TRIGGER search_interaction_made AFTER INSERT ON interaction WHEN new.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'interaction'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('interaction', new.id, new.day, new.note); END;

CREATE TRIGGER search_journey_end_changed AFTER UPDATE ON journey_end WHEN old.text IS NOT new.text OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'journey_end'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('journey_end', new.id, new.day, new.text); END;

CREATE TRIGGER search_journey_end_gone AFTER DELETE ON journey_end WHEN old.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'journey_end'; INSERT INTO search_todo (source, record_id) VALUES ('journey_end', old.id); END;

CREATE TRIGGER search_journey_end_made AFTER INSERT ON journey_end WHEN new.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'journey_end'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('journey_end', new.id, new.day, new.text); END;

CREATE TRIGGER search_look_back_changed AFTER UPDATE ON look_back WHEN old.sentence IS NOT new.sentence OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'look_back'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('look_back', new.id, new.day, new.sentence); END;

CREATE TRIGGER search_look_back_gone AFTER DELETE ON look_back WHEN old.sentence <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'look_back'; INSERT INTO search_todo (source, record_id) VALUES ('look_back', old.id); END;

CREATE TRIGGER search_look_back_made AFTER INSERT ON look_back WHEN new.sentence <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'look_back'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('look_back', new.id, new.day, new.sentence); END;

CREATE TRIGGER search_own_activity_changed AFTER UPDATE ON own_activity WHEN old.activity IS NOT new.activity OR date(old.created_at) IS NOT date(new.created_at) BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'own_activity'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('own_activity', new.id, date(new.created_at), new.activity); END;

CREATE TRIGGER search_own_activity_gone AFTER DELETE ON own_activity WHEN old.activity <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'own_activity'; INSERT INTO search_todo (source, record_id) VALUES ('own_activity', old.id); END;

CREATE TRIGGER search_own_activity_made AFTER INSERT ON own_activity WHEN new.activity <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'own_activity'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('own_activity', new.id, date(new.created_at), new.activity); END;

CREATE TRIGGER search_own_prompt_changed AFTER UPDATE ON own_prompt WHEN old.text IS NOT new.text OR date(old.created_at) IS NOT date(new.created_at) BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'own_prompt'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('own_prompt', new.id, date(new.created_at), new.text); END;

CREATE TRIGGER search_own_prompt_gone AFTER DELETE ON own_prompt WHEN old.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'own_prompt'; INSERT INTO search_todo (source, record_id) VALUES ('own_prompt', old.id); END;

CREATE TRIGGER search_own_prompt_made AFTER INSERT ON own_prompt WHEN new.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'own_prompt'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('own_prompt', new.id, date(new.created_at), new.text); END;

CREATE TRIGGER search_own_value_changed AFTER UPDATE ON own_value WHEN old.name IS NOT new.name OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'own_value'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('own_value', new.id, new.day, new.name); END;

CREATE TRIGGER search_own_value_gone AFTER DELETE ON own_value WHEN old.name <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'own_value'; INSERT INTO search_todo (source, record_id) VALUES ('own_value', old.id); END;

CREATE TRIGGER search_own_value_made AFTER INSERT ON own_value WHEN new.name <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'own_value'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('own_value', new.id, new.day, new.name); END;

CREATE TRIGGER search_own_word_changed AFTER UPDATE ON own_word WHEN old.word IS NOT new.word OR date(old.created_at) IS NOT date(new.created_at) BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'own_word'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('own_word', new.id, date(new.created_at), new.word); END;

CREATE TRIGGER search_own_word_gone AFTER DELETE ON own_word WHEN old.word <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'own_word'; INSERT INTO search_todo (source, record_id) VALUES ('own_word', old.id); END;

CREATE TRIGGER search_own_word_made AFTER INSERT ON own_word WHEN new.word <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'own_word'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('own_word', new.id, date(new.created_at), new.word); END;

CREATE TRIGGER search_pause_changed AFTER UPDATE ON pause WHEN old.why IS NOT new.why OR old.since IS NOT new.since BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'pause'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('pause', new.id, new.since, new.why); END;

CREATE TRIGGER search_pause_gone AFTER DELETE ON pause WHEN old.why <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'pause'; INSERT INTO search_todo (source, record_id) VALUES ('pause', old.id); END;

CREATE TRIGGER search_pause_made AFTER INSERT ON pause WHEN new.why <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'pause'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('pause', new.id, new.since, new.why); END;

CREATE TRIGGER search_practice_changed AFTER UPDATE ON practice WHEN old.note IS NOT new.note OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'practice'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('practice', new.id, new.day, new.note); END;

CREATE TRIGGER search_practice_gone AFTER DELETE ON practice WHEN old.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'practice'; INSERT INTO search_todo (source, record_id) VALUES ('practice', old.id); END;

CREATE TRIGGER search_practice_made AFTER INSERT ON practice WHEN new.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'practice'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('practice', new.id, new.day, new.note); END;

CREATE TRIGGER search_reason_changed AFTER UPDATE ON reason WHEN old.text IS NOT new.text OR old.again_note IS NOT new.again_note OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'reason'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('reason', new.id, new.day, new.text, new.again_note); END;

CREATE TRIGGER search_reason_gone AFTER DELETE ON reason WHEN old.text <> '' OR old.again_note <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'reason'; INSERT INTO search_todo (source, record_id) VALUES ('reason', old.id); END;

CREATE TRIGGER search_reason_made AFTER INSERT ON reason WHEN new.text <> '' OR new.again_note <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'reason'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('reason', new.id, new.day, new.text, new.again_note); END;

CREATE TRIGGER search_reflection_answer_changed AFTER UPDATE ON reflection_answer WHEN old.text IS NOT new.text OR (SELECT day FROM reflection WHERE reflection.id = old.reflection_id) IS NOT (SELECT day FROM reflection WHERE reflection.id = new.reflection_id) BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'reflection_answer'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('reflection_answer', new.id, (SELECT day FROM reflection WHERE reflection.id = new.reflection_id), new.text); END;

CREATE TRIGGER search_reflection_answer_gone AFTER DELETE ON reflection_answer WHEN old.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'reflection_answer'; INSERT INTO search_todo (source, record_id) VALUES ('reflection_answer', old.id); END;

CREATE TRIGGER search_reflection_answer_made AFTER INSERT ON reflection_answer WHEN new.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'reflection_answer'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('reflection_answer', new.id, (SELECT day FROM reflection WHERE reflection.id = new.reflection_id), new.text); END;

CREATE TRIGGER search_rejection_changed AFTER UPDATE ON rejection WHEN old.note IS NOT new.note OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'rejection'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('rejection', new.id, new.day, new.note); END;

CREATE TRIGGER search_rejection_gone AFTER DELETE ON rejection WHEN old.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'rejection'; INSERT INTO search_todo (source, record_id) VALUES ('rejection', old.id); END;

CREATE TRIGGER search_rejection_made AFTER INSERT ON rejection WHEN new.note <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'rejection'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('rejection', new.id, new.day, new.note); END;

CREATE TRIGGER search_resource_changed AFTER UPDATE ON resource WHEN old.title IS NOT new.title OR old.link IS NOT new.link OR old.notes IS NOT new.notes OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'resource'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2) VALUES ('resource', new.id, new.day, new.title, new.link, new.notes); END;

CREATE TRIGGER search_resource_gone AFTER DELETE ON resource WHEN old.title <> '' OR old.link <> '' OR old.notes <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'resource'; INSERT INTO search_todo (source, record_id) VALUES ('resource', old.id); END;

CREATE TRIGGER search_resource_made AFTER INSERT ON resource WHEN new.title <> '' OR new.link <> '' OR new.notes <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'resource'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2) VALUES ('resource', new.id, new.day, new.title, new.link, new.notes); END;

CREATE TRIGGER search_self_compassion_changed AFTER UPDATE ON self_compassion WHEN old.hurts IS NOT new.hurts OR old.others IS NOT new.others OR old.friend IS NOT new.friend OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'self_compassion'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2) VALUES ('self_compassion', new.id, new.day, new.hurts, new.others, new.friend); END;

CREATE TRIGGER search_self_compassion_gone AFTER DELETE ON self_compassion WHEN old.hurts <> '' OR old.others <> '' OR old.friend <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'self_compassion'; INSERT INTO search_todo (source, record_id) VALUES ('self_compassion', old.id); END;

CREATE TRIGGER search_self_compassion_made AFTER INSERT ON self_compassion WHEN new.hurts <> '' OR new.others <> '' OR new.friend <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'self_compassion'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2) VALUES ('self_compassion', new.id, new.day, new.hurts, new.others, new.friend); END;

CREATE TRIGGER search_skill_card_changed AFTER UPDATE ON skill_card WHEN old.why IS NOT new.why OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'skill_card'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('skill_card', new.id, new.day, new.why); END;

CREATE TRIGGER search_skill_card_gone AFTER DELETE ON skill_card WHEN old.why <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'skill_card'; INSERT INTO search_todo (source, record_id) VALUES ('skill_card', old.id); END;

CREATE TRIGGER search_skill_card_made AFTER INSERT ON skill_card WHEN new.why <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'skill_card'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('skill_card', new.id, new.day, new.why); END;

CREATE TRIGGER search_skill_changed AFTER UPDATE ON skill WHEN old.name IS NOT new.name OR date(old.created_at) IS NOT date(new.created_at) BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'skill'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('skill', new.id, date(new.created_at), new.name); END;

CREATE TRIGGER search_skill_gone AFTER DELETE ON skill WHEN old.name <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'skill'; INSERT INTO search_todo (source, record_id) VALUES ('skill', old.id); END;

CREATE TRIGGER search_skill_made AFTER INSERT ON skill WHEN new.name <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'skill'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('skill', new.id, date(new.created_at), new.name); END;

CREATE TRIGGER search_small_act_changed AFTER UPDATE ON small_act WHEN old.text IS NOT new.text OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'small_act'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('small_act', new.id, new.day, new.text); END;

CREATE TRIGGER search_small_act_gone AFTER DELETE ON small_act WHEN old.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'small_act'; INSERT INTO search_todo (source, record_id) VALUES ('small_act', old.id); END;

CREATE TRIGGER search_small_act_made AFTER INSERT ON small_act WHEN new.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'small_act'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('small_act', new.id, new.day, new.text); END;

CREATE TRIGGER search_source_changed AFTER UPDATE ON source WHEN old.title IS NOT new.title OR old.link IS NOT new.link OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'source'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('source', new.id, new.day, new.title, new.link); END;

CREATE TRIGGER search_source_gone AFTER DELETE ON source WHEN old.title <> '' OR old.link <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'source'; INSERT INTO search_todo (source, record_id) VALUES ('source', old.id); END;

CREATE TRIGGER search_source_made AFTER INSERT ON source WHEN new.title <> '' OR new.link <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'source'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('source', new.id, new.day, new.title, new.link); END;

CREATE TRIGGER search_strength_changed AFTER UPDATE ON strength WHEN old.name IS NOT new.name OR old.evidence IS NOT new.evidence OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'strength'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('strength', new.id, new.day, new.name, new.evidence); END;

CREATE TRIGGER search_strength_gone AFTER DELETE ON strength WHEN old.name <> '' OR old.evidence <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'strength'; INSERT INTO search_todo (source, record_id) VALUES ('strength', old.id); END;

CREATE TRIGGER search_strength_made AFTER INSERT ON strength WHEN new.name <> '' OR new.evidence <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'strength'; INSERT INTO search_todo (source, record_id, day, c0, c1) VALUES ('strength', new.id, new.day, new.name, new.evidence); END;

CREATE TRIGGER search_trial_changed AFTER UPDATE ON trial WHEN old.question IS NOT new.question OR old.first_condition IS NOT new.first_condition OR old.second_condition IS NOT new.second_condition OR old.why IS NOT new.why OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'trial'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3) VALUES ('trial', new.id, new.day, new.question, new.first_condition, new.second_condition, new.why); END;

CREATE TRIGGER search_trial_gone AFTER DELETE ON trial WHEN old.question <> '' OR old.first_condition <> '' OR old.second_condition <> '' OR old.why <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'trial'; INSERT INTO search_todo (source, record_id) VALUES ('trial', old.id); END;

CREATE TRIGGER search_trial_made AFTER INSERT ON trial WHEN new.question <> '' OR new.first_condition <> '' OR new.second_condition <> '' OR new.why <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'trial'; INSERT INTO search_todo (source, record_id, day, c0, c1, c2, c3) VALUES ('trial', new.id, new.day, new.question, new.first_condition, new.second_condition, new.why); END;

CREATE TRIGGER search_values_page_changed AFTER UPDATE ON values_page WHEN old.text IS NOT new.text OR old.day IS NOT new.day BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'values_page'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('values_page', new.id, new.day, new.text); END;

CREATE TRIGGER search_values_page_gone AFTER DELETE ON values_page WHEN old.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = old.id AND source = 'values_page'; INSERT INTO search_todo (source, record_id) VALUES ('values_page', old.id); END;

CREATE TRIGGER search_values_page_made AFTER INSERT ON values_page WHEN new.text <> '' BEGIN DELETE FROM search_todo WHERE record_id = new.id AND source = 'values_page'; INSERT INTO search_todo (source, record_id, day, c0) VALUES ('values_page', new.id, new.day, new.text); END
