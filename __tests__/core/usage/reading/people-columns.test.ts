import * as z from 'zod'
import { plain } from '../../../../src/core/text/message.js'
import { personRows, type Column } from '../../../../src/core/usage/reading/people-columns.js'

/* The rows of a list of people by the names of its columns. */

const COLUMNS: Readonly<Record<string, Column>> = {
  floor: { accepted: ['Floor', 'Storey'], needed: 'the floor' },
  room: { accepted: ['Room', 'Room name'], needed: 'the room' },
  desk: { accepted: ['Desk'], needed: null },
}
const schema = z.object({
  floor: z.string('it names no floor'),
  room: z.string('it names no room'),
  desk: z.string().nullable(),
})
const read = (text: string) => personRows(text, 'list.csv', COLUMNS, schema)
const rows = (text: string) => {
  const found = read(text)
  if (found.problem !== null) throw new Error(plain(found.problem))
  return found
}

test('the first of several accepted columns with a text counts, whatever case, blanks and underscores', () => {
  expect(
    rows(
      'e-mail address;USER_ID;Principal ID;room_name;Room;Storey;Profile ARN;Desk\n A@x.org ; d-0123456789.U1 ; p1;R2; ;1;ARN:P;\n;;P2;R3;R4;2;;7\n',
    ).rows,
  ).toEqual([
    { line: 2, user: 'u1', email: 'a@x.org', profile: 'arn:p', floor: '1', room: 'R2', desk: null },
    { line: 3, user: 'p2', email: null, profile: null, floor: '2', room: 'R4', desk: '7' },
  ])
})

test('an address in the column of users is one', () => {
  expect(rows('User,Email,Room,Floor\nA@x.org,,r,1\nA@x.org,b@x.org,r,1\nA@x.org,A@x.org,r,1\n').rows).toMatchObject([
    { user: null, email: 'a@x.org' },
    { user: 'a@x.org', email: 'b@x.org' },
    { user: null, email: 'a@x.org' },
  ])
})

test('rows that cannot be read are told with the first reason; blank ones are none', () => {
  const { rows: good, badRows } = rows('User,Room,Floor\nu1,r,1\n,,\n , , \n,r,1\nu2,,\nu3,,1\n,,1\n')
  expect(good.map(({ user, line }) => [user, line])).toEqual([['u1', 2]])
  expect(badRows).toEqual([
    { file: 'list.csv', line: 5, reason: 'it names no one' },
    { file: 'list.csv', line: 6, reason: 'it names no floor' },
    { file: 'list.csv', line: 7, reason: 'it names no room' },
    { file: 'list.csv', line: 8, reason: 'it names no one' },
  ])
})

test.each([
  ['', 'list.csv is empty: its first line has to name the columns.'],
  [
    'Name,Room,Floor',
    'list.csv has no column for the person: accepted are UserId, User, Principal ID, Subscribed user, User name, Login, User_Email, Email, Email address, Mail; found are Name, Room and Floor.',
  ],
  ['User, ,Room,\t', 'list.csv has no column for the floor: accepted are Floor, Storey; found are User and Room.'],
  ['User,Room', 'list.csv has no column for the floor: accepted are Floor, Storey; found are User and Room.'],
  ['User,Floor,', 'list.csv has no column for the room: accepted are Room, Room name; found are User and Floor.'],
  [
    'Email,Rooom,Storay',
    'list.csv has no column for the floor: accepted are Floor, Storey; found are Email, Rooom and Storay. Is it Storay?',
  ],
  [
    'Email,Floor,Rom',
    'list.csv has no column for the room: accepted are Room, Room name; found are Email, Floor and Rom. Is it Rom?',
  ],
])('a list that begins with %j cannot be used', (text, problem) => {
  const found = read(text)
  expect(found.problem && plain(found.problem)).toBe(problem)
})
