/// Case files: one for each person who was referred, or who declined to be and is only counted. The transitions stand
/// in {@link CaseFileStage}, the consent rule in {@link Referral}, the terms in the profile. What is not in an actor's
/// scope does not exist for her; an immigration body has the receipt of its referral and nothing else.
package org.palermo.referral.casefile;
