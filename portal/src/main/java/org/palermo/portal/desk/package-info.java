/// The pages of each role's work, declared over the operations of the suite.
///
/// A {@link Topic} declares the pages of one topic: lists ({@link ListPage}), records ({@link RecordPage}) and tasks
/// ({@link TaskPage}). A page names its operations; columns, questions and choices take type, bounds and codes from the
/// description of the operation ({@link org.palermo.portal.api.Operations}), and words from the topic's files
/// ({@link org.palermo.portal.words.Words}). A form carries what was typed; each of its pages is
/// also kept for an hour at most ({@link org.palermo.portal.kept}), for the browser's *Back*. The service decides who may
/// read and do what; a page only offers what its operation's roles allow.
///
/// | path | page |
/// |---|---|
/// | `/portal/desk` | what the reader's roles do here |
/// | `/portal/desk/…` | the declared pages, for signed-in readers |
package org.palermo.portal.desk;

import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;
