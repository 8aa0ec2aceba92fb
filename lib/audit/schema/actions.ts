/** What happened, in words: one for every action that a command writes down. */
export const ACTION_WORDS: Record<string, string> = {
  "workspace.setUp": "Set the workspace up",
  "sample.open": "Opened the sample workspace",
  "settings.update": "Changed the settings",
  "user.create": "Added a person",
  "user.update": "Changed a person",
  "user.disable": "Removed somebody’s access",
  "user.enable": "Let somebody in again",
  "invite.create": "Invited somebody",
  "invite.accept": "Joined by invitation",
  "invite.revoke": "Took a link back",
  "reset.create": "Made a link for a new password",
  "reset.redeem": "Set a new password by link",
  "password.change": "Changed the password",
  "password.refuse": "Gave a wrong current password",
  "session.open": "Signed in",
  "session.close": "Signed out",
  "session.revoke": "Ended a session",
  "session.refuse": "Failed to sign in",
  "session.throttle": "Failed to sign in too often",
  "session.seen": "Used the workspace",
  "key.create": "Made an API key",
  "key.revoke": "Revoked an API key",
  "key.used": "Used an API key",
  "reason.create": "Added an exit reason",
  "reason.update": "Changed an exit reason",
  "reason.retire": "Retired an exit reason",
  "reason.revive": "Brought an exit reason back",

  "lead.create": "Added a lead",
  "lead.update": "Changed what is known of a lead",
  "lead.move": "Moved a lead",
  "lead.undo": "Took a move back",
  "lead.assign": "Changed the owner of a lead",
  "lead.claim": "Claimed a lead",
  "lead.release": "Let go of a claimed lead",
  "lead.releaseStale": "Looked for claims that ran out",
  "lead.return": "Gave an untouched lead back to the pool",
  "lead.returnUntouched": "Looked for leads that nobody touched",
  "lead.bant": "Answered BANT",
  "lead.activity": "Recorded activity of a lead",
  "activity.none": "Sent activity that was not new",
  "score.sweep": "Brought scores up to date",

  "opportunity.open": "Opened an opportunity",
  "opportunity.change": "Changed an opportunity",
  "opportunity.win": "Won an opportunity",
  "opportunity.lose": "Lost an opportunity",
  "opportunity.reopen": "Opened an opportunity again",
  "opportunity.remove": "Took an opportunity away",

  "criteria.created": "Started a draft of the criteria",
  "criteria.saved": "Edited a draft of the criteria",
  "criteria.edited": "Went on editing a draft of the criteria",
  "criteria.deleted": "Deleted a draft of the criteria",
  "criteria.proposed": "Proposed criteria to sales",
  "criteria.draft": "Took proposed criteria back to draft",
  "criteria.agreed": "Agreed to criteria for sales",
  "criteria.active": "Put criteria in force",
  "criteria.commented": "Commented on criteria",
  "criteria.resolved": "Resolved comments on criteria",
  "criteria.reopened": "Reopened comments on criteria",
  "challenger.start": "Started a challenger of the criteria",
  "challenger.stop": "Stopped a challenger of the criteria",
  "attribute.created": "Added an attribute",
  "attribute.renamed": "Renamed an attribute",

  "import.create": "Uploaded a file to import",
  "import.begin": "Started an import",
  "import.batch": "Imported rows",
  "import.finish": "Ended an import",
  "import.cancel": "Stopped an import",
  "import.saveMapping": "Saved an import mapping",
  "import.deleteMapping": "Deleted an import mapping",

  "view.create": "Saved a view",
  "view.change": "Changed a saved view",
  "view.delete": "Deleted a saved view",

  "cost.add": "Added a cost",
  "cost.change": "Changed a cost",
  "cost.delete": "Deleted a cost",
  "rate.add": "Added an exchange rate",
  "rate.change": "Changed an exchange rate",
  "rate.delete": "Deleted an exchange rate",
  "budget.add": "Planned a budget",
  "budget.change": "Changed a budget",
  "budget.delete": "Took a budget away",
};

export function actionText(action: string): string {
  return ACTION_WORDS[action] ?? action;
}

/** The actions whose words hold a text, whatever its case. */
export function actionsNamed(text: string): string[] {
  const wanted = text.toLowerCase();
  return Object.entries(ACTION_WORDS)
    .filter(([, words]) => words.toLowerCase().includes(wanted))
    .map(([action]) => action);
}
