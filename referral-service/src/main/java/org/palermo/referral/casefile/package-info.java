/// Case files: one for each person who was referred, or who declined the referral and is only counted. The transitions are in {@link
/// CaseFileStage}, the consent rule in {@link Referral}, the terms in the profile. A file outside the caller's scope answers 404, like one
/// that does not exist. An immigration body reads the receipt of its referral and nothing else.
package org.palermo.referral.casefile;
