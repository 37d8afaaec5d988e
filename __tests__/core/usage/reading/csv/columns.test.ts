import { columnsOf } from '../../../../../src/core/usage/reading/csv/columns.js'

const header = (text: string) => columnsOf(text.split(','))

test('each column is where its name is, in any case and with blanks', () => {
  expect(
    header(
      ' date ,USERID,Client_Type,x,Credits_Used,Overage_Cap,Overage_Credits_Used,Overage_Enabled,ProfileId,Subscription_Tier,Total_Messages,New_User,User_Email,auto_messages,Claude_Opus_4.8_Messages,_messages,AUTO_messages',
    ),
  ).toEqual({
    count: 17,
    date: 0,
    user: 1,
    client: 2,
    credits: 4,
    overage: 6,
    overageEnabled: 7,
    profile: 8,
    tier: 9,
    messages: 10,
    newUser: 11,
    email: 12,
    models: [
      { index: 13, model: 'auto' },
      { index: 14, model: 'claude-opus-4.8' },
    ],
  })
})

test('a column that is not there has no place', () => {
  expect(header('Credits_Used,UserId,Date')).toEqual({
    count: 3,
    date: 2,
    user: 1,
    client: -1,
    credits: 0,
    overage: -1,
    overageEnabled: -1,
    profile: -1,
    tier: -1,
    messages: -1,
    newUser: -1,
    email: -1,
    models: [],
  })
})

test.each([
  ['UserId', 'It has no column Date, Credits_Used'],
  ['UserId,Credits_Used', 'It has no column Date'],
  ['UserId,Date,Credit_Used', 'It has no column Credits_Used, though one that is nearly called so'],
  ['Dates,UserId,x', 'It has no column Date, Credits_Used, though one that is nearly called so'],
  ['UserId;Date;Credits_Used', 'Its columns are divided by semicolons; a user_report has commas'],
  ['UserId\tDate\tCredits_Used', 'Its columns are divided by tabs; a user_report has commas'],
  ['UserId;Date,Credits_Used', 'It has no column Date, UserId'],
  ['D\0a\0t\0e\0', 'It is UTF-16 text; save it as CSV in UTF-8'],
  ['x,D\0a\0t\0e\0', 'It is UTF-16 text; save it as CSV in UTF-8'],
  ['\ufffd\ufffdDate,UserId', 'It is UTF-16 text; save it as CSV in UTF-8'],
  ['\ufffdDate,UserId', 'It has no column Date, Credits_Used, though one that is nearly called so'],
  ['Date,UserId,Credits_Used,userid', 'It has the column UserId twice'],
  ['userid,Date,UserId,Credits_Used,date', 'It has the column Date twice'],
  ['Date,UserId,Credits_Used,User_Email,user_email', 'It has the column User_Email twice'],
])('the header %j is none', (text, reason) => {
  expect(header(text)).toEqual({ reason })
})
