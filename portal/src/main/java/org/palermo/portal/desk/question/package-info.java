/// Who of an authority works on a case, decisions that two people make, questions to other organisations, the timeline.
///
/// | class | what it declares |
/// |---|---|
/// | `QuestionTopic` | the topic, with the timeline and what the referral said |
/// | `Caseworkers` | who of an authority has which cases |
/// | `Proposals` | decisions that one person proposes and another confirms |
/// | `Questions` | questions to other organisations, and the answers |
/// | `CaseCounts` | how many cases each filter of the worklist finds |
package org.palermo.portal.desk.question;
